import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const command = fileURLToPath(new URL('../../bin/explain-mail', import.meta.url));
const fixtures = fileURLToPath(new URL('../mail/fixtures/', import.meta.url));

function run(...args: string[]): { status: number | null; lines: unknown[]; complaint: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
  return { status, lines: stdout.split('\n').filter((line) => line !== '').map((line): unknown => JSON.parse(line)), complaint: stderr };
}

test('one line of JSON per file, in their order', () => {
  const files = readdirSync(fixtures).filter((name) => name.endsWith('.eml')).map((name) => join(fixtures, name));
  const { status, lines } = run(...files);
  expect(status).toBe(0);
  expect(lines).toHaveLength(files.length);
  files.forEach((file, index) => expect(lines[index]).toMatchObject({ file, decision: expect.any(String), authentication: expect.any(Object) }));
});

test('an unreadable file is a line with its problem, a broken message is read as far as it goes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'explain-'));
  const broken = join(folder, 'broken.eml');
  writeFileSync(broken, Buffer.from([0, 255, 13, 10, 0x3a]));
  const { status, lines } = run(join(folder, 'absent.eml'), broken);
  expect(status).toBe(1);
  expect(lines[0]).toMatchObject({ problem: expect.stringContaining('ENOENT') });
  expect(lines[1]).toMatchObject({ file: broken, decision: 'unclear', reason: 'QuarantineNoFrom' });
});

test('settings add words, by language or for all, and banners', () => {
  const folder = mkdtempSync(join(tmpdir(), 'explain-'));
  const mail = join(folder, 'a.eml');
  const settings = join(folder, 'settings.json');
  writeFileSync(mail, 'From: a@b.example\nContent-Type: text/plain; charset=utf-8\n\n[EXTERNAL] x\n批准#\n好#\n');
  for (const words of [{ approve: ['批准'] }, { 'zh-CN': { approve: ['批准'], reject: ['驳回'] } }]) {
    writeFileSync(settings, JSON.stringify({ words, banners: ['[EXTERNAL]*'] }));
    expect(run('--settings', settings, mail).lines).toMatchObject([{ decision: 'approve', opinion: '好', from: ['a@b.example'] }]);
  }
  writeFileSync(settings, '{"banners": 3}');
  expect(run('--settings', settings, mail)).toMatchObject({ status: 2, complaint: expect.stringContaining('banners') });
  expect(run()).toMatchObject({ status: 2, complaint: expect.stringContaining('Usage') });
});
