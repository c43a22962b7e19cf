import { parseArgs } from 'node:util';
import { ADMINISTRATOR } from '../model/organisation.ts';
import { LANGUAGES, type Language } from '../model/record.ts';
import { office } from '../office/index.ts';
import { roles } from '../office/roles.ts';
import { errorWords, fill } from '../words/errors/error-words.ts';
import { firstRecords, InvalidSetName, makeAccountSet, type NewAccountSet } from './accounts/create.ts';
import { SetExists } from './accounts/registry.ts';
import { openHouse, type House } from './office.ts';
import { Refusal } from './refusal.ts';
import { BadSetting, readProcessSettings } from './settings.ts';

const HELP = `bin/account-set create NAME [--title TITLE] [--login LOGIN] [--email ADDRESS] [--language ${LANGUAGES.join('|')}]
    makes an account set with the product's roles and one administrator, and prints his password, which is shown once.
    NAME: small letters, digits and _; it is part of no address that people see. A running server serves it within seconds.
bin/account-set list
    lists the account sets.

It takes the settings of npm start (DATA_DIR, DATABASE_URL, …).`;

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

/** @returns the exit code */
async function main(words: readonly string[]): Promise<number> {
  const command = readCommand(words);
  if (command.kind === 'help') {
    say(HELP);
    return 0;
  }
  const house = await openHouse(readProcessSettings(process.env), office, complain);
  try {
    if (command.kind === 'list') list(house);
    else await create(house, command.made, command.login);
    return 0;
  } finally {
    await house.close();
  }
}

type Command = { kind: 'help' } | { kind: 'list' } | { kind: 'create'; made: NewAccountSet; login: string };

/** @throws WrongUse with what is wrong about the words */
function readCommand(words: readonly string[]): Command {
  const { values, positionals } = parsed(words);
  const [verb, name, ...others] = positionals;
  if (values.help || verb === undefined) return { kind: 'help' };
  if (verb === 'list' && name === undefined) return { kind: 'list' };
  if (verb !== 'create' || name === undefined || others.length > 0) throw new WrongUse(`“${positionals.join(' ')}” is no command.`);
  const { title = name, login = 'admin', email = `${login}@${name}.invalid` } = values;
  const language = LANGUAGES.find((known) => known === values.language);
  if (!language) throw new WrongUse(`--language takes one of ${LANGUAGES.join(', ')}.`);
  if (title.trim() === '') throw new WrongUse('--title takes the name of the company.');
  const records = firstRecords(
    roles.map(({ key, labels }) => ({ key, name: labels[language] })),
    { login, email, language, name: nameOfAdministrator(language) },
  );
  return { kind: 'create', login, made: { name, title, language, records, demo: false, today: Temporal.Now.plainDateISO().toString() } };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words], allowPositionals: true,
      options: { title: { type: 'string' }, login: { type: 'string' }, email: { type: 'string' }, language: { type: 'string', default: 'zh-CN' }, help: { type: 'boolean' } },
    });
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}

const nameOfAdministrator = (language: Language) => roles.find(({ key }) => key === ADMINISTRATOR)?.labels[language] ?? ADMINISTRATOR;

function list({ registry }: House): void {
  for (const { name, title, demo } of registry.all()) say(`${name.padEnd(32)}${title}${demo ? '  (demo)' : ''}`);
}

async function create({ databases, registry, model }: House, made: NewAccountSet, login: string): Promise<void> {
  const isFirst = registry.all().every(({ demo }) => demo);
  const [administrator] = await makeAccountSet(databases.administrator.pool, registry, model, made);
  say(`The account set ${made.name} (${made.title}) is there. Its administrator (shown once; kept nowhere):\n`);
  say(`  ${login.padEnd(14)} ${administrator?.password ?? ''}\n`);
  say('A running server lets him sign in within seconds.');
  if (isFirst) say('It is the first that is no demo: start the server again to reach it from other machines.');
}

class WrongUse extends Error {}

/** One clear line for what the user can mend; anything else is ours, and shows where. */
function messageOf(error: unknown): string {
  if (error instanceof WrongUse) return `${error.message}\n\n${HELP}`;
  if (error instanceof BadSetting) return error.message;
  if (error instanceof InvalidSetName) return `An account set can't be called “${error.message}”: small letters, digits and _, a letter first, at most 31.`;
  if (error instanceof SetExists) return `There is an account set “${error.message}” already.`;
  if (error instanceof Refusal && Object.keys(error.fields).length > 0) {
    return Object.entries(error.fields).map(([field, problem]) => `--${field}: ${fill(errorWords.en.fields[problem.code], problem)}`).join('\n');
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main(process.argv.slice(2)).then((code) => process.exit(code), (error: unknown) => {
  complain(messageOf(error));
  process.exit(error instanceof WrongUse ? 2 : 1);
});
