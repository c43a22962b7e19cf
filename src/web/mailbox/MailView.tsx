import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Mail } from '../../contract/mail.ts';
import { addressOf, call } from '../client.ts';
import { useSession } from '../queries.ts';
import { mailQuery } from '../records/recordQueries.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { PageSkeleton } from '../shared/PageSkeleton.tsx';
import { useProblemText } from '../shared/useProblemText.ts';
import { MailContent } from './MailContent.tsx';
import { MailEvidence } from './MailEvidence.tsx';
import { useMailboxWords } from './words.ts';
import './mailbox.css';

/** One archived mail, sent or received: what it says, what hangs on it, its source, and why it counted or did not. */
export function MailView({ mailId }: { mailId: string }) {
  const words = useMailboxWords().mail;
  const problemText = useProblemText();
  const query = useQuery(mailQuery(mailId));
  if (query.isPending) return <PageSkeleton />;
  if (query.isError) {
    return (
      <EmptyState title={words.loadFailed} text={problemText(query.error)}>
        <Button onClick={() => void query.refetch()}>{words.retry}</Button>
      </EmptyState>
    );
  }
  return (
    <article className="mail" aria-label={query.data.subject}>
      <MailContent mail={query.data} attachmentAddress={(index) => addressOf('mailAttachment', { params: { id: mailId, index } })}>
        <MailStatus mail={query.data} />
      </MailContent>
      <div className="mail-foot">
        {query.data.direction === 'out' && LOST.has(query.data.status) && <Resend mailId={mailId} />}
        <a className="quiet-button" href={addressOf('mailSource', { params: { id: mailId } })} download={`mail-${mailId}.eml`}>{words.source}</a>
      </div>
      <MailEvidence mail={query.data} />
    </article>
  );
}

const LOST = new Set(['failed', 'uncertain', 'bounced']);

/** A mail that never arrived, or of which nobody knows: an administrator may send it once more. */
function Resend({ mailId }: { mailId: string }) {
  const words = useMailboxWords().mail;
  const problemText = useProblemText();
  const { administrator } = useSession();
  const resend = useMutation({ mutationFn: () => call('resendMail', { params: { id: mailId } }) });
  if (!administrator) return null;
  return (
    <>
      <Button onClick={() => resend.mutate()} loading={resend.isPending} disabled={resend.isSuccess}>{resend.isSuccess ? words.sentAgain : words.sendAgain}</Button>
      {resend.error && <span role="alert">{problemText(resend.error)}</span>}
    </>
  );
}

/** What became of the mail, and to which record it belongs. */
function MailStatus({ mail }: { mail: Mail }) {
  const words = useMailboxWords().mail;
  return (
    <>
      <dt>{words.status}</dt>
      <dd>{mail.direction === 'in' ? words.received : words.sent} · {words.statuses[mail.status] ?? mail.status}{mail.reason !== '' && ` · ${mail.reason}`}</dd>
      {mail.record && (
        <>
          <dt>{words.record}</dt>
          <dd><Link to="/$type/$id" params={{ type: mail.record.type, id: mail.record.id }}>{mail.record.number}</Link></dd>
        </>
      )}
    </>
  );
}
