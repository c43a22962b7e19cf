import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Answer, type Order } from './protocol.ts';

const PROGRAM = fileURLToPath(new URL('program.ts', import.meta.url));

/** A running program, to be killed. */
export type Program = {
  submit(recordId: string, key: string): Promise<boolean>;
  kill(): Promise<void>;
  /** An orderly end; PostgreSQL ends with it. */
  close(): Promise<void>;
};
export type Supervisor = {
  /** Starts the program; one that dies on its way up is started again. */
  start(): Promise<Program>;
  killPostgres(): Promise<void>;
  /** Kills what still runs. */
  stop(): Promise<void>;
  /** What the programs complained about, for the report of a failure. */
  complaints: readonly string[];
};

/**
 * Starts programs on one data folder. The next one loads its modules while the present one still works,
 * so that a restart takes as long as opening the house.
 */
export function supervise(dataFolder: string, environment: Record<string, string>): Supervisor {
  const complaints: string[] = [];
  const load = () => {
    const child = fork(PROGRAM, {
      env: { ...process.env, ...environment, DATA_DIR: dataFolder, NODE_COMPILE_CACHE: path.join(dataFolder, 'compiled') },
      execArgv: ['--disable-warning=ExperimentalWarning'], stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => complaints.push(text.trimEnd()));
    // Told to a child that has just died: its end is noticed elsewhere.
    child.on('error', () => undefined);
    return child;
  };
  let spare = load();
  let current: ChildProcess | undefined;

  return {
    complaints,
    async start() {
      for (;;) {
        const child = spare;
        current = child;
        const opened = answered(child, (answer) => answer.kind === 'opened');
        tell(child, { kind: 'open' });
        const up = await opened;
        spare = load();
        if (up) return programOf(child, complaints);
      }
    },
    async killPostgres() {
      const written = await readFile(path.join(dataFolder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').catch(() => '');
      const pid = Number(written.split('\n')[0]);
      if (pid > 0) kill(pid);
    },
    async stop() {
      await Promise.all([spare, current].map((child) => child && end(child)));
      await this.killPostgres();
    },
  };
}

function programOf(child: ChildProcess, complaints: string[]): Program {
  return {
    async submit(recordId, key) {
      const answer = answered(child, (candidate) => candidate.kind !== 'opened' && candidate.key === key);
      tell(child, { kind: 'submit', recordId, key });
      const told = await answer;
      if (told?.kind === 'notSubmitted') complaints.push(`${recordId} was not submitted: ${told.reason}`);
      return told?.kind === 'submitted';
    },
    kill: () => end(child),
    async close() {
      const exit = once(child, 'exit');
      tell(child, { kind: 'close' });
      await exit;
    },
  };
}

/** The first answer of this form; undefined when the program ended without it. */
function answered(child: ChildProcess, matches: (answer: Answer) => boolean): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const hear = (message: unknown) => {
      const answer = Answer.parse(message);
      if (matches(answer)) finish(answer);
    };
    const gone = () => finish(undefined);
    const finish = (answer: Answer | undefined) => {
      child.off('message', hear).off('exit', gone);
      resolve(answer);
    };
    child.on('message', hear).on('exit', gone);
    if (hasEnded(child)) gone();
  });
}

function tell(child: ChildProcess, order: Order): void {
  if (child.connected) child.send(order, () => undefined);
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It died on its own.
  }
}
