import { describe, expect, it } from 'vitest';
import { parseMessage } from '../parse.ts';
import { readReply } from '../reply.ts';
import { composeApprovalRequest } from './approval-request.ts';
import type { OutgoingMessage } from './message.ts';
import { sampleReceived, sampleRequest, sampleWords } from './test-support/sample-data.ts';
import { composeUnclearReply } from './unclear-reply.ts';

const languages = ['zh-CN', 'zh-TW', 'en', 'cs'] as const;

/** Bodies a mail program makes of our mail when its user writes nothing: quoted, or not even marked as a quote. */
const bodies: [string, (mail: OutgoingMessage) => { type: string; body: string }][] = [
  ['unmarked text', ({ text }) => ({ type: 'text/plain', body: text })],
  ['text behind >', ({ text }) => ({ type: 'text/plain', body: `\n\n${text.replace(/^/gm, '> ')}` })],
  ['unmarked HTML', ({ html }) => ({ type: 'text/html', body: html })],
  ['HTML in a quote', ({ html }) => ({ type: 'text/html', body: `<div><br></div><blockquote>${html}</blockquote>` })],
];

describe.each(languages)('our instructions in %s, sent back', (language) => {
  const mails = {
    request: composeApprovalRequest(sampleRequest(language)),
    'bare request': composeApprovalRequest({ ...sampleRequest(language), opinions: [], facts: [] }),
    unclear: composeUnclearReply({
      ...sampleReceived(language), reason: 'NoKeyword', readLine: 'OK', acceptsMailWords: sampleWords(language),
    }),
  };

  it.each(bodies)('decide nothing: %s', async (_, bodyOf) => {
    for (const [name, mail] of Object.entries(mails)) {
      const reading = readReply(await parseMessage(rawReply(bodyOf(mail))));
      expect(['none', 'unclear'], name).toContain(reading.decision);
    }
  });

  it.each(bodies)('leave the answer above them alone: %s', async (_, bodyOf) => {
    const { type, body } = bodyOf(mails.request);
    const { approve } = sampleWords(language);
    const answer = type === 'text/html' ? `<div>${approve}#</div><div>42#</div>` : `${approve}#\n42#\n\n`;
    const reading = readReply(await parseMessage(rawReply({ type, body: answer + body })));
    expect(reading.decision).toBe('approve');
    expect(reading.opinion).toBe('42');
  });
});

function rawReply({ type, body }: { type: string; body: string }): Uint8Array {
  const headers = [
    'From: Wang <wang@example.com>', 'To: approval@example.com', 'Subject: Re: F-8Q3K7', 'MIME-Version: 1.0',
    `Content-Type: ${type}; charset=utf-8`, 'Content-Transfer-Encoding: 8bit',
  ];
  return Buffer.from(`${headers.join('\r\n')}\r\n\r\n${body}`);
}
