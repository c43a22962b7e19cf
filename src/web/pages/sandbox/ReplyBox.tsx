import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, type GetRef } from 'antd';
import { useRef, useState } from 'react';
import { newCommandKey } from '../../commandKey.ts';
import type { Mail } from '../../../contract/mail.ts';
import { call } from '../../client.ts';
import { useMailboxWords } from '../../mailbox/words.ts';
import { useProblemText } from '../../shared/useProblemText.ts';
import { useFormat } from '../../useFormat.ts';
import { quoted, withDecision } from './replyText.ts';
import { sandboxKey, type Mailbox } from './sandboxQueries.ts';

type Props = { mail: Mail; messageId: string; mailbox: Mailbox };

/** A plain reply box as every mail client has one: hints that fill it, the text, and the original that the server quotes below. */
export function ReplyBox({ mail, messageId, mailbox }: Props) {
  const { reply: words } = useMailboxWords();
  const { instant } = useFormat();
  const [answer, setAnswer] = useState('');
  const [key, setKey] = useState(() => newCommandKey());
  const box = useRef<GetRef<typeof Input.TextArea>>(null);
  const client = useQueryClient();
  const problemText = useProblemText();
  const introduction = words.quote(instant(mail.at), mail.from);
  const sending = useMutation({
    mutationFn: () => call('replyInSandbox', { params: { id: messageId }, body: { text: answer.trimEnd(), key } }),
    onSuccess: () => {
      setAnswer('');
      setKey(newCommandKey());
      return client.invalidateQueries({ queryKey: sandboxKey });
    },
  });
  const isSent = sending.isSuccess && answer === '';
  const decisions = [words.approve, words.reject];
  const fill = (decision: string) => {
    setAnswer(withDecision(answer, decision, decisions));
    box.current?.focus({ cursor: 'end' });
  };
  return (
    <form className="reply" onSubmit={(event) => { event.preventDefault(); sending.mutate(); }}>
      <div className="reply-hints" role="group" aria-label={words.hints}>
        <strong>{words.reply}</strong>
        <span className="reply-way">{mailbox.name} → {mail.from}</span>
        {decisions.map((decision) => <button key={decision} type="button" className="reply-hint" onClick={() => fill(decision)}>{decision}</button>)}
      </div>
      <Input.TextArea
        ref={box} value={answer} onChange={(event) => setAnswer(event.target.value)} autoSize={{ minRows: 2, maxRows: 10 }} maxLength={30_000}
        aria-label={words.body} placeholder={words.placeholder}
      />
      {sending.error && <p className="form-problem" role="alert">{words.failed}{": "}{problemText(sending.error)}</p>}
      <div className="reply-send">
        <Button type="primary" htmlType="submit" loading={sending.isPending} disabled={answer.trim() === ''}>{words.send}</Button>
        <span role="status" className={isSent ? 'reply-status' : 'reply-example'}>{isSent ? words.sent : words.opinionExample}</span>
      </div>
      <details className="reply-quote">
        <summary>{words.quoted}</summary>
        <pre>{`${introduction}\n${quoted(mail.text)}`}</pre>
      </details>
    </form>
  );
}
