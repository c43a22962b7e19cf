import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, type GetRef } from 'antd';
import { useId, useRef, useState } from 'react';
import type { Mail } from '../../../contract/mail.ts';
import { call } from '../../client.ts';
import { useMailboxWords } from '../../mailbox/words.ts';
import { useProblemText } from '../../shared/useProblemText.ts';
import { useFormat } from '../../useFormat.ts';
import { quoted, replyText, withDecision } from './replyText.ts';
import { sandboxKey, type Mailbox } from './sandboxQueries.ts';

type Props = { mail: Mail; messageId: string; mailbox: Mailbox };

/** A plain reply box as every mail client has one: hints that fill it, the text, and the quoted original below. */
export function ReplyBox({ mail, messageId, mailbox }: Props) {
  const { reply: words } = useMailboxWords();
  const { instant } = useFormat();
  const [answer, setAnswer] = useState('');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const box = useRef<GetRef<typeof Input.TextArea>>(null);
  const labelId = useId();
  const client = useQueryClient();
  const problemText = useProblemText();
  const introduction = words.quote(instant(mail.at), mail.from);
  const sending = useMutation({
    mutationFn: () => call('replyInSandbox', { params: { id: messageId }, body: { text: replyText(answer, introduction, mail.text), key } }),
    onSuccess: () => {
      setAnswer('');
      setKey(crypto.randomUUID());
      return client.invalidateQueries({ queryKey: sandboxKey });
    },
  });
  const decisions = [words.approve, words.reject];
  const fill = (decision: string) => {
    setAnswer(withDecision(answer, decision, decisions));
    box.current?.focus({ cursor: 'end' });
  };
  return (
    <form className="reply" onSubmit={(event) => { event.preventDefault(); sending.mutate(); }}>
      <p className="reply-head" id={labelId}><strong>{words.reply}</strong> <span>{mailbox.name} → {mail.from}</span></p>
      <div className="reply-hints" role="group" aria-label={words.hints}>
        {decisions.map((decision) => <button key={decision} type="button" className="reply-hint" onClick={() => fill(decision)}>{decision}</button>)}
        <span className="reply-example">{words.opinionExample}</span>
      </div>
      <Input.TextArea
        ref={box} value={answer} onChange={(event) => setAnswer(event.target.value)} autoSize={{ minRows: 2, maxRows: 10 }} maxLength={30_000}
        aria-label={words.body} placeholder={words.placeholder}
      />
      <details className="reply-quote">
        <summary>{words.quoted}</summary>
        <pre>{`${introduction}\n${quoted(mail.text)}`}</pre>
      </details>
      {sending.error && <p className="form-problem" role="alert">{words.failed}{": "}{problemText(sending.error)}</p>}
      <div className="reply-send">
        <Button type="primary" htmlType="submit" loading={sending.isPending} disabled={answer.trim() === ''}>{words.send}</Button>
        <span role="status" className="reply-status">{sending.isSuccess && answer === '' ? words.sent : ''}</span>
      </div>
    </form>
  );
}
