import type { MailSummary } from '../../contract/records.ts';
import { useWords } from '../language.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { StateTag } from '../shared/StateTag.tsx';
import { TimeText } from '../shared/TimeText.tsx';

const tones: Record<string, string> = { decided: 'approved', failed: 'rejected', bounced: 'rejected', refused: 'rejected', unclear: 'rejected', quarantined: 'rejected', uncertain: 'pending', waiting: 'pending', sending: 'pending', held: 'pending' };

/** Every mail of a record, sent or received. */
export function MailList({ mails, onMail }: { mails: readonly MailSummary[]; onMail: (mailId: string) => void }) {
  const words = useWords();
  const statuses: Record<string, string> = words.flow.mailStatuses;
  if (mails.length === 0) return <EmptyState title={words.flow.noMail} text={words.flow.noMailHelp} />;
  return (
    <ul className="mail-list">
      {mails.map((mail) => (
        <li key={mail.id}>
          <button type="button" onClick={() => onMail(mail.id)}>
            <span className="mail-head">
              <span className="way">{mail.direction === 'in' ? words.flow.mailIn : words.flow.mailOut}</span>
              <strong>{mail.direction === 'in' ? nameOf(mail.from) : mail.to.map(nameOf).join(words.common.separator)}</strong>
              <span className="faint"><TimeText at={mail.at} /></span>
            </span>
            <span className="mail-subject">{mail.subject}</span>
            <span className="mail-state">
              <StateTag state={tones[mail.status] ?? 'plain'} label={statuses[mail.status] ?? mail.status} />
              {mail.reason && <span className="soft">{mail.reason}</span>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** `王芳 <wang@example.com>` is 王芳 to people. */
function nameOf(address: string): string {
  return /^"?([^"<]*[^"<\s])"?\s*</.exec(address)?.[1] ?? address;
}
