import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readBounce } from './bounce.ts';
import { parseMessage } from './parse.ts';
import { readReply } from './reply.ts';

const folder = new URL('./fixtures/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.eml')).map((name) => name.slice(0, -4));

const expectation = z.strictObject({
  decision: z.enum(['approve', 'reject', 'none', 'unclear']),
  reason: z.string(),
  opinion: z.string(),
  settings: z.object({ language: z.string().optional(), banners: z.array(z.string()).optional(), words: z.record(z.string(), z.object({ approve: z.array(z.string()), reject: z.array(z.string()) })).optional() }).optional(),
  bounce: z.object({ kind: z.string(), status: z.string(), originalMessageId: z.string() }).optional(),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), size: z.number() })).optional(),
});

test.each(names)('%s', async (name) => {
  const expected = expectation.parse(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')));
  const message = await parseMessage(readFileSync(new URL(`${name}.eml`, folder)));
  const { decision, reason, opinion, visibleText } = readReply(message, expected.settings);
  expect({ decision, reason, opinion }).toEqual({ decision: expected.decision, reason: expected.reason, opinion: expected.opinion });
  expect(visibleText).not.toContain('XS20261122-0007');
  const bounce = readBounce(message);
  if (expected.bounce === undefined) expect(bounce).toBeNull();
  else expect(bounce).toMatchObject(expected.bounce);
  const attachments = message.attachments.map(({ name: fileName, type, size }) => ({ name: fileName, type, size }));
  if (expected.attachments !== undefined) expect(attachments).toEqual(expected.attachments);
});
