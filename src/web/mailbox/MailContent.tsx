import { Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Mail } from '../../contract/mail.ts';
import { TimeText } from '../shared/TimeText.tsx';
import { MailAttachments, type AttachmentAddress } from './MailAttachments.tsx';
import { MailFrame } from './MailFrame.tsx';
import { useMailboxWords } from './words.ts';

type Props = { mail: Mail; attachmentAddress: AttachmentAddress; children?: ReactNode };

/** Headers, attachments and text of a mail; `children` are further lines of the headers. */
export function MailContent({ mail, attachmentAddress, children }: Props) {
  const { mail: words, sandbox } = useMailboxWords();
  return (
    <>
      <h2 className="mail-subject">{mail.subject || sandbox.noSubject}</h2>
      <dl className="mail-headers">
        <dt>{words.from}</dt>
        <dd>{mail.from}</dd>
        <dt>{words.to}</dt>
        <dd>{mail.to.join(', ')}</dd>
        {mail.cc.length > 0 && (
          <>
            <dt>{words.cc}</dt>
            <dd>{mail.cc.join(', ')}</dd>
          </>
        )}
        <dt>{words.at}</dt>
        <dd><TimeText at={mail.at} /></dd>
        {children}
      </dl>
      <MailAttachments mail={mail} address={attachmentAddress} />
      <MailText mail={mail} />
    </>
  );
}

function MailText({ mail }: { mail: Mail }) {
  const words = useMailboxWords().mail;
  const [view, setView] = useState<'html' | 'text'>(mail.html === null ? 'text' : 'html');
  if (mail.html === null && mail.text.trim() === '') return <p className="mail-nothing">{words.noContent}</p>;
  return (
    <div className="mail-body">
      {mail.html !== null && mail.text.trim() !== '' && (
        <Segmented
          size="small" className="mail-view-choice" value={view} onChange={setView} aria-label={words.view}
          options={[{ value: 'html', label: words.html }, { value: 'text', label: words.text }]}
        />
      )}
      {view === 'html' && mail.html !== null ? <MailFrame html={mail.html} text={mail.text} title={words.content} /> : <div className="mail-text">{mail.text}</div>}
    </div>
  );
}
