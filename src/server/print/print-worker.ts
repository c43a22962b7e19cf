import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { printerAnswer } from './printer-answer.ts';
import { PrintFailed } from './print-failed.ts';

const PROGRAM = fileURLToPath(new URL('printer-process.ts', import.meta.url));

/**
 * One child process that lays out one paper at a time. It is started by the first paper, and again by the next one
 * after it died or was stopped for taking longer than `timeLimitMs`. Between papers it does not keep its parent alive.
 */
export class PrintWorker {
  readonly #timeLimitMs: number;
  #child: ChildProcess | undefined;

  constructor(timeLimitMs: number) {
    this.#timeLimitMs = timeLimitMs;
  }

  /** Gives the PDF of a composed paper; throws PrintFailed when the paper, the process or the time limit gives out. */
  async print(paper: string): Promise<Uint8Array> {
    const child = this.#running();
    keepParentAlive(child, true);
    try {
      const answer = printerAnswer.parse(await this.#answerOf(child, paper));
      if ('pdf' in answer) return answer.pdf;
      throw new PrintFailed(answer.failure);
    } finally {
      keepParentAlive(child, false);
    }
  }

  /** Stops the process and waits until it is gone; a paper in work fails. */
  async close(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  #running(): ChildProcess {
    if (this.#child?.connected && !this.#child.killed) return this.#child;
    // The process gets no settings and no secrets of ours: it needs none.
    const child = fork(PROGRAM, { serialization: 'advanced', execArgv: [], env: {}, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const forget = () => {
      if (this.#child === child) this.#child = undefined;
    };
    child.on('exit', forget).on('error', forget);
    this.#child = child;
    return child;
  }

  #answerOf(child: ChildProcess, paper: string): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const fail = (message: string) => {
      child.kill('SIGKILL');
      reject(new PrintFailed(message));
    };
    const died = (code: number | null, signal: string | null) => fail(`The printer's process ended (${signal ?? `exit code ${code}`})`);
    const broke = (error: Error) => fail(`The printer's process can't be used: ${error.message}`);
    const timer = setTimeout(() => fail(`The paper took longer than ${this.#timeLimitMs} ms`), this.#timeLimitMs);
    child.once('message', resolve).once('exit', died).once('error', broke);
    child.send(paper, (error) => error && broke(error));
    return promise.finally(() => {
      clearTimeout(timer);
      child.off('message', resolve).off('exit', died).off('error', broke);
    });
  }
}

function keepParentAlive(child: ChildProcess, needed: boolean): void {
  if (needed) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}
