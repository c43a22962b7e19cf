import { Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useMailboxWords } from '../../mailbox/words.ts';
import { Face } from '../../shared/Face.tsx';
import type { Mailbox } from './sandboxQueries.ts';

type Props = { mailboxes: Mailbox[]; current: Mailbox; asSelect?: boolean };

/** The people whose mailboxes one may open, with what they have not read; a select on a phone. */
export function MailboxList({ mailboxes, current, asSelect = false }: Props) {
  const { sandbox: words } = useMailboxWords();
  if (asSelect) return <MailboxSelect mailboxes={mailboxes} current={current} />;
  return (
    <nav className="sandbox-mailboxes" aria-label={words.mailboxes}>
      <ul>
        {mailboxes.map((mailbox) => (
          <li key={mailbox.userId}>
            <Link to="/sandbox/{-$mailbox}" params={{ mailbox: mailbox.userId }} aria-current={mailbox.userId === current.userId ? 'page' : undefined} className={mailbox.userId === current.userId ? 'sandbox-mailbox sandbox-mailbox-current' : 'sandbox-mailbox'}>
              <Face name={mailbox.name} />
              <span className="sandbox-mailbox-who">
                <span>{mailbox.name}</span>
                <span className="sandbox-mailbox-address">{mailbox.address}</span>
              </span>
              {mailbox.unread > 0 && <span className="count" aria-label={words.unread(mailbox.unread)}>{mailbox.unread}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function MailboxSelect({ mailboxes, current }: Omit<Props, 'asSelect'>) {
  const { sandbox: words } = useMailboxWords();
  const navigate = useNavigate();
  return (
    <Select
      className="sandbox-mailbox-select" size="large" aria-label={words.chooseMailbox} value={current.userId}
      options={mailboxes.map((mailbox) => ({ value: mailbox.userId, label: mailbox.unread > 0 ? `${mailbox.name} · ${words.unread(mailbox.unread)}` : mailbox.name }))}
      onChange={(mailbox) => void navigate({ to: '/sandbox/{-$mailbox}', params: { mailbox } })}
    />
  );
}
