import { expect, test } from 'vitest';
import { parseMessage } from './parse.ts';
import { answeredMessageIds, subAddressTokens } from './thread.ts';

test('what a reply answers, and the tokens of its recipients', async () => {
  const message = await parseMessage(Buffer.from([
    'From: a@b.example', 'To: "x" <Approval+AbC123@Firm.example>, approval@firm.example, approval+no@other.example',
    'Delivered-To: approval+ZZ9@firm.example', 'In-Reply-To: <two@firm.example>', 'References: <one@firm.example> <two@firm.example>', '', '',
  ].join('\r\n')));
  expect(answeredMessageIds(message)).toEqual(['<two@firm.example>', '<one@firm.example>']);
  expect(subAddressTokens(message, 'approval@firm.example')).toEqual(['AbC123', 'ZZ9']);
});
