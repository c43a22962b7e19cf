import { CheckOutlined, SendOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useMailboxWords } from '../../mailbox/words.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { TimeText } from '../../shared/TimeText.tsx';
import type { Mailbox, Message } from './sandboxQueries.ts';

/** The messages of a mailbox, newest first. */
export function MessageList({ messages, mailbox, openId }: { messages: Message[]; mailbox: Mailbox; openId: string | undefined }) {
  const { sandbox: words } = useMailboxWords();
  if (messages.length === 0) return <EmptyState title={words.empty} text={words.emptyHelp} />;
  return (
    <ul className="sandbox-message-list">
      {messages.map((message) => (
        <li key={message.id}>
          <Link to="/sandbox/{-$mailbox}" params={{ mailbox: mailbox.userId }} search={{ message: message.id }} aria-current={message.id === openId ? 'true' : undefined} className={classOf(message, openId)}>
            <MessageLine message={message} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function MessageLine({ message }: { message: Message }) {
  const { sandbox: words } = useMailboxWords();
  const isWritten = message.direction === 'out';
  return (
    <>
      <span className="sandbox-message-top">
        {!message.read && !isWritten && <span className="sandbox-unread" role="img" aria-label={words.unreadMail} />}
        <span className="sandbox-message-who">{isWritten ? words.to(displayName(message.to)) : displayName(message.from)}</span>
        <TimeText at={message.at} />
      </span>
      <span className="sandbox-message-subject">{message.subject || words.noSubject}</span>
      {isWritten && <span className="sandbox-message-mark"><SendOutlined aria-hidden /> {words.written}</span>}
      {message.answered && <span className="sandbox-message-mark"><CheckOutlined aria-hidden /> {words.answered}</span>}
    </>
  );
}

/** `李明 <li@example.com>` is shown as 李明. */
function displayName(address: string): string {
  const name = /^\s*"?([^"<]*?)"?\s*<[^>]*>\s*$/.exec(address)?.[1];
  return name === undefined || name === '' ? address : name;
}

function classOf(message: Message, openId: string | undefined): string {
  return ['sandbox-message', message.id === openId && 'sandbox-message-current', !message.read && message.direction === 'in' && 'sandbox-message-unread'].filter(Boolean).join(' ');
}
