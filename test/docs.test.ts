import { execFile } from 'node:child_process';
import { access, constants, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseMessage } from '../src/mail/parse.ts';
import { readReply } from '../src/mail/reply.ts';
import { INSTALLATION_TABLES, SYSTEM_TABLES } from '../src/server/database/system-tables.ts';
import { settingsHelp } from '../src/server/settings.ts';
import { presets } from '../src/web/pages/setup/connection/presets.ts';

const root = path.resolve(import.meta.dirname, '..');
const READMES = ['README.md', 'README.zh-CN.md'];
const GUIDES = ['docs/mail-for-administrators.md', 'docs/邮件审批指南.md'];
const ARCHITECTURE = 'docs/architecture.md';

/** Every page of the docs, by its path. */
const pages = new Map<string, string>();
const pageOf = (file: string): string => pages.get(file) ?? '';

beforeAll(async () => {
  const below = (await readdir(path.join(root, 'docs'), { recursive: true })).filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`);
  for (const file of [...READMES, ...below]) pages.set(file, await readFile(path.join(root, file), 'utf8'));
});

describe('what the docs name exists', () => {
  test('every relative link and picture', async () => {
    const targets = [...pages].flatMap(([file, text]) => all(text, /\]\(([^)]+)\)|src="([^"]+)"/g)
      .filter((target) => !/^(?:https?:|#)/.test(target)).map((target) => path.join(path.dirname(file), decodeURIComponent(target.split('#')[0] ?? ''))));
    expect(targets.length).toBeGreaterThan(20);
    expect(await missing(targets)).toEqual([]);
  });

  test('every file and folder', async () => {
    const named = [...pages.values()].flatMap((text) => all(text, /(?<![\w/.-])((?:src|test|bin|docs)\/[\w./-]*\w)/g));
    const inMailbox = all(pageOf(ARCHITECTURE), /`((?:incoming|outgoing|transport)\/[\w-]+\.ts)`/g).map((file) => `src/server/mailbox/${file}`);
    expect(inMailbox.length).toBeGreaterThan(10);
    expect(await missing([...named, ...inMailbox])).toEqual([]);
  });

  test('every command, and it can be run', async () => {
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')));
    const text = [...pages.values()].join('\n');
    const ofNpm = [...all(text, /npm run ([\w-]+)/g), ...all(text, /`?npm (start|test)\b/g)];
    expect(ofNpm.filter((name) => scripts[name] === undefined)).toEqual([]);
    const programs = new Set(all(text, /(?<![\w/.-])(bin\/[\w-]+)(?![\w.-])/g));
    expect(programs.size).toBeGreaterThan(3);
    for (const program of programs) await access(path.join(root, program), constants.X_OK);
  });

  test('every option of bin/account-set', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['src/server/account-set-command.ts', '--help'], { cwd: root });
    const options = READMES.flatMap((file) => pageOf(file).split('\n').filter((line) => line.startsWith('bin/account-set')).flatMap((line) => all(line, /(--[a-z]+)/g)));
    expect(options.length).toBeGreaterThan(3);
    expect(options.filter((option) => !stdout.includes(option))).toEqual([]);
  });
});

describe('what the docs say is so', () => {
  test.each(READMES)('%s lists the settings that npm start knows', (file) => {
    expect(all(pageOf(file), /^\| `([A-Z_]+)` \|/gm).toSorted()).toEqual(all(settingsHelp(), /^ {2}([A-Z_]+) /gm).toSorted());
  });

  test.each(READMES)('%s gives the servers that the set-up pages fill in', (file) => {
    for (const { smtp, imap } of Object.values(presets)) {
      const row = pageOf(file).split('\n').find((line) => line.includes(`\`${smtp.host}\``) && line.includes(`\`${imap.host}\``));
      expect(row, smtp.host).toContain(String(smtp.port));
      expect(row, imap.host).toContain(String(imap.port));
    }
  });

  test('architecture.md lists the tables of an account set and of the installation', () => {
    const section = pageOf(ARCHITECTURE).split('\n## ').find((part) => part.startsWith('Tables')) ?? '';
    expect(all(section, /^\| `([a-z_]+)` \|/gm).toSorted()).toEqual(SYSTEM_TABLES.map(({ name }) => name).toSorted());
    for (const { name } of INSTALLATION_TABLES) expect(section.split('Above the sets')[1]).toContain(`\`${name}\``);
  });

  test('the list of libraries is that of package.json, with its versions', async () => {
    const versions = z.record(z.string(), z.string());
    const { dependencies, devDependencies } = z.object({ dependencies: versions, devDependencies: versions }).parse(JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')));
    const installed = Object.entries({ ...dependencies, ...devDependencies }).filter(([name]) => !name.startsWith('@types/')).map(([name, version]) => ({ name: shortOf(name), version }));
    const listed = pageOf('docs/decisions/0001-libraries.md').split('\n');
    expect(installed.filter(({ name, version }) => !listed.some((line) => line.includes(name) && line.includes(version)))).toEqual([]);
    const rows = listed.flatMap((line) => /^\| ([@a-z][^|]+) \|/.exec(line)?.[1]?.split(', ') ?? []);
    expect(rows.map(shortOf).filter((name) => !installed.some((library) => library.name === name))).toEqual([]);
  });

  test.each(GUIDES)('%s reads replies as the gateway does', async (file) => {
    const examples = all(pageOf(file), /^\| (`.*)$/gm).flatMap((row) => {
      const [written = '', reading = ''] = row.split(' | ');
      const decision = READINGS.find(([words]) => reading.startsWith(words))?.[1];
      return decision ? [{ lines: all(written, /`([^`]+)`/g), decision }] : [];
    });
    expect(examples.length).toBeGreaterThan(7);
    for (const { lines, decision } of examples) expect({ lines, decision: await decisionOf(lines) }).toEqual({ lines, decision });
  });
});

/** How the guides name a reading; a negative stands before the word it holds. */
const READINGS = [['不同意', 'reject'], ['同意', 'approve'], ['看不明白', 'unclear'], ['approved', 'approve'], ['rejected', 'reject'], ['unclear', 'unclear']] as const;

async function decisionOf(lines: readonly string[]): Promise<string> {
  const raw = ['From: someone@company.example', 'Subject: Re: example', 'Content-Type: text/plain; charset=utf-8', '', ...lines, '', '> quoted'].join('\r\n');
  return readReply(await parseMessage(Buffer.from(raw))).decision;
}

/** The library list leaves the scope out where one row holds several of a family. */
function shortOf(name: string): string {
  return name.startsWith('@expo-google-fonts/') ? name.slice('@expo-google-fonts/'.length) : name;
}

/** What the groups of a pattern caught, in order. */
function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap((match) => match.slice(1).find((group) => group !== undefined) ?? []);
}

async function missing(files: readonly string[]): Promise<string[]> {
  const found = await Promise.all([...new Set(files)].map(async (file) => ({ file, exists: await access(path.join(root, file)).then(() => true, () => false) })));
  return found.filter(({ exists }) => !exists).map(({ file }) => file);
}
