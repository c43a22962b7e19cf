import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { automaticReason } from '../mail/automatic.ts';
import { claimedAuthentication } from '../mail/authentication-results.ts';
import { parseMessage } from '../mail/parse.ts';
import { readReply } from '../mail/reply.ts';
import type { ReplySettings } from '../mail/reply.ts';

const usage = `Usage: bin/explain-mail [--settings FILE] FILE…
Prints one line of JSON per message: what the gateway makes of it.
FILE is a raw message (.eml); - reads standard input.
--settings FILE  JSON: {"language": "zh-CN", "words": {"zh-CN": {"approve": ["批准"], "reject": ["驳回"]}}, "banners": ["[EXTERNAL]*"]}`;

/** Prints what the gateway makes of each file. Returns the exit code: 1 where a file cannot be read, 2 for wrong use. */
export async function explainMail(argv: readonly string[], print: (line: string) => void, complain: (line: string) => void): Promise<number> {
  const options = readOptions(argv);
  if (typeof options === 'string') {
    complain(options);
    return 2;
  }
  if (options.isHelp) {
    print(usage);
    return 0;
  }
  const settings = await readSettings(options.settingsFile);
  if (typeof settings === 'string') {
    complain(settings);
    return 2;
  }
  let exitCode = 0;
  for (const file of options.files) {
    try {
      const raw = file === '-' ? await readStandardInput() : await readFile(file);
      print(JSON.stringify(await explain(file, raw, settings)));
    } catch (error) {
      print(JSON.stringify({ file, problem: error instanceof Error ? error.message : String(error) }));
      exitCode = 1;
    }
  }
  return exitCode;
}

async function explain(file: string, raw: Uint8Array, settings: ReplySettings): Promise<Record<string, unknown>> {
  const message = await parseMessage(raw);
  const reply = readReply(message, settings);
  return {
    file,
    from: message.from.map(({ address }) => address),
    automatic: automaticReason(message),
    authentication: claimedAuthentication(message),
    decision: reply.decision,
    reason: reply.reason,
    opinion: reply.opinion,
    visibleText: reply.visibleText,
    attachments: message.attachments.map(({ name, type, size }) => ({ name, type, size })),
    problems: message.problems,
  };
}

type Options = { files: string[]; settingsFile: string | undefined; isHelp: boolean };

function readOptions(argv: readonly string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { settings: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    const isHelp = values.help === true;
    return positionals.length === 0 && !isHelp ? usage : { files: positionals, settingsFile: values.settings, isHelp };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${usage}`;
  }
}

const wordList = z.object({ approve: z.array(z.string()).optional(), reject: z.array(z.string()).optional() });
const settingsSchema = z.object({
  language: z.string().optional(),
  words: z.union([wordList.strict(), z.record(z.string(), wordList)]).optional(),
  banners: z.array(z.string()).optional(),
});

/** The settings, or what is wrong with them. Words without a language belong to the one named, else to all. */
async function readSettings(file: string | undefined): Promise<ReplySettings | string> {
  if (file === undefined) return {};
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return `The settings cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
  try {
    const { language, words, banners } = settingsSchema.parse(JSON.parse(text.replace(/^\ufeff/, '')));
    return { language, banners, words: words === undefined ? undefined : byLanguage(words, language ?? 'any') };
  } catch (error) {
    return `${file} is not a settings file: ${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}`;
  }
}

type Words = z.infer<typeof settingsSchema>['words'];

function byLanguage(words: NonNullable<Words>, language: string): NonNullable<ReplySettings['words']> {
  const flat = wordList.strict().safeParse(words);
  if (flat.success) return { [language]: flat.data };
  const entries = Object.entries(words).flatMap(([name, list]) => {
    const parsed = wordList.safeParse(list);
    return parsed.success ? [[name, parsed.data] as const] : [];
  });
  return Object.fromEntries(entries);
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

if (import.meta.main) {
  process.exitCode = await explainMail(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`), (line) => process.stderr.write(`${line}\n`));
}
