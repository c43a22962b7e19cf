import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import { addressOf } from '../../client.ts';
import { MailContent } from '../../mailbox/MailContent.tsx';
import { useMailboxWords } from '../../mailbox/words.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { PageSkeleton } from '../../shared/PageSkeleton.tsx';
import { useProblemText } from '../../shared/useProblemText.ts';
import { ReplyBox } from './ReplyBox.tsx';
import { messageQuery, sandboxKey, type Mailbox, type Message } from './sandboxQueries.ts';
import '../../mailbox/mailbox.css';

type Props = { mailbox: Mailbox; message: Message; showsBack?: boolean };

/** The open message with its attachments; under one that was received, the box to answer it. */
export function ReadingPane({ mailbox, message, showsBack = false }: Props) {
  const { sandbox: words, mail: mailWords } = useMailboxWords();
  const problemText = useProblemText();
  const client = useQueryClient();
  const query = useQuery(messageQuery(message.id));
  const isRead = query.isSuccess;
  // Opening marks it read on the server; the counts should say so at once.
  useEffect(() => {
    if (isRead) void client.invalidateQueries({ queryKey: sandboxKey });
  }, [client, isRead]);
  return (
    <article className="sandbox-mail" aria-label={message.subject || words.noSubject}>
      <div className="sandbox-mail-scroll">
        {showsBack && <Link to="/sandbox/{-$mailbox}" params={{ mailbox: mailbox.userId }} className="sandbox-back"><ArrowLeftOutlined aria-hidden /> {words.backToList}</Link>}
        {query.isPending && <PageSkeleton />}
        {query.isError && (
          <EmptyState title={mailWords.loadFailed} text={problemText(query.error)}>
            <Button onClick={() => void query.refetch()}>{mailWords.retry}</Button>
          </EmptyState>
        )}
        {query.data && <MailContent mail={query.data} attachmentAddress={(index) => addressOf('sandboxAttachment', { params: { id: message.id, index } })} />}
      </div>
      {query.data && message.direction === 'in' && <ReplyBox mail={query.data} messageId={message.id} mailbox={mailbox} />}
    </article>
  );
}
