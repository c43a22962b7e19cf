import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Navigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMailboxWords } from '../../mailbox/words.ts';
import { useSession } from '../../queries.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { PageSkeleton } from '../../shared/PageSkeleton.tsx';
import { useIsPhone } from '../../shared/useMediaQuery.ts';
import { useProblemText } from '../../shared/useProblemText.ts';
import { MailboxList } from './MailboxList.tsx';
import { MessageList } from './MessageList.tsx';
import { ReadingPane } from './ReadingPane.tsx';
import { mailboxesQuery, messagesQuery, type Mailbox } from './sandboxQueries.ts';
import './sandbox.css';

/** The mail sandbox, made like a mail client: mailboxes, messages, the open one with its reply box. */
export function SandboxPage() {
  const { sandbox: words } = useMailboxWords();
  const { mailbox } = useParams({ from: '/frame/sandbox/{-$mailbox}' });
  const problemText = useProblemText();
  const ownId = useSession().user.id;
  const query = useQuery(mailboxesQuery);
  if (query.isPending) return <PageSkeleton />;
  if (query.isError && !query.data) {
    return <EmptyState title={words.title} text={problemText(query.error)}><Button onClick={() => void query.refetch()}>{words.retry}</Button></EmptyState>;
  }
  const first = firstMailbox(query.data, ownId);
  if (!first) return <EmptyState title={words.noMailboxes} />;
  const current = query.data.find((known) => known.userId === mailbox);
  if (!current) return <Navigate to="/sandbox/{-$mailbox}" params={{ mailbox: first.userId }} replace />;
  return (
    <div className="sandbox">
      <h1 className="visually-hidden">{words.title}</h1>
      <p className="sandbox-banner" role="note"><strong>{words.banner}</strong> {words.bannerHelp}</p>
      <Client mailboxes={query.data} current={current} />
    </div>
  );
}

function Client({ mailboxes, current }: { mailboxes: Mailbox[]; current: Mailbox }) {
  const { sandbox: words } = useMailboxWords();
  const { message: messageId } = useSearch({ from: '/frame/sandbox/{-$mailbox}' });
  const isPhone = useIsPhone();
  const messages = useQuery({ ...messagesQuery(current.userId), placeholderData: keepPreviousData });
  const open = messages.data?.find((message) => message.id === messageId);
  const list = messages.data && <MessageList messages={messages.data} mailbox={current} openId={messageId} />;
  if (isPhone && open) return <div className="sandbox-phone"><ReadingPane key={open.id} mailbox={current} message={open} showsBack /></div>;
  if (isPhone) return <div className="sandbox-phone"><MailboxList mailboxes={mailboxes} current={current} asSelect />{list ?? <PageSkeleton />}</div>;
  return (
    <div className="sandbox-client">
      {mailboxes.length > 1 && <MailboxList mailboxes={mailboxes} current={current} />}
      <section className="sandbox-messages" aria-label={words.messages}>{list ?? <PageSkeleton />}</section>
      <section className="sandbox-reading" aria-label={words.reading}>
        {open ? <ReadingPane key={open.id} mailbox={current} message={open} /> : <EmptyState title={words.choose} text={words.bannerHelp} />}
      </section>
    </div>
  );
}

/** Where something waits to be read, else one's own, else any. */
function firstMailbox(mailboxes: Mailbox[], ownId: string): Mailbox | undefined {
  return mailboxes.find((mailbox) => mailbox.unread > 0) ?? mailboxes.find((mailbox) => mailbox.userId === ownId) ?? mailboxes[0];
}
