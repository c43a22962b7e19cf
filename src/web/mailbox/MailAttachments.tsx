import { DownloadOutlined, FileOutlined, FilePdfOutlined } from '@ant-design/icons';
import { lazy, Suspense, useState } from 'react';
import type { Mail } from '../../contract/mail.ts';
import { useLanguage } from '../language.tsx';
import { useMailboxWords } from './words.ts';

const PdfViewer = lazy(async () => ({ default: (await import('./PdfViewer.tsx')).PdfViewer }));
type Attachment = Mail['attachments'][number];
/** Where the attachment of that index can be had: the archive and the sandbox have addresses of their own. */
export type AttachmentAddress = (index: number) => string;

/** What hangs on a mail: a PDF opens beside it, anything else is downloaded. */
export function MailAttachments({ mail, address }: { mail: Mail; address: AttachmentAddress }) {
  const words = useMailboxWords().mail;
  const [open, setOpen] = useState<Attachment | null>(null);
  if (mail.attachments.length === 0) return null;
  return (
    <>
      <ul className="mail-attachments" aria-label={words.attachments(mail.attachments.length)}>
        {mail.attachments.map((attachment) => (
          <li key={attachment.index}>
            {isPdf(attachment)
              ? <button type="button" className="mail-attachment" onClick={() => setOpen(attachment)}><FilePdfOutlined aria-hidden /><span className="visually-hidden">{words.openAttachment} </span><AttachmentName attachment={attachment} /></button>
              : <a className="mail-attachment" href={address(attachment.index)} download={attachment.name}><FileOutlined aria-hidden /><span className="visually-hidden">{words.downloadAttachment} </span><AttachmentName attachment={attachment} /></a>}
            {isPdf(attachment) && <a className="mail-attachment-load" href={address(attachment.index)} download={attachment.name} aria-label={`${words.downloadAttachment} ${attachment.name}`}><DownloadOutlined aria-hidden /></a>}
          </li>
        ))}
      </ul>
      {open && <Suspense fallback={null}><PdfViewer name={open.name} address={address(open.index)} onClose={() => setOpen(null)} /></Suspense>}
    </>
  );
}

function AttachmentName({ attachment }: { attachment: Attachment }) {
  const language = useLanguage();
  const kilobytes = Math.max(1, Math.round(attachment.size / 1024));
  const size = new Intl.NumberFormat(language, { style: 'unit', unit: 'kilobyte', unitDisplay: 'short' }).format(kilobytes);
  return (
    <>
      <span className="mail-attachment-name">{attachment.name}</span>
      <span className="mail-attachment-size">{size}</span>
    </>
  );
}

function isPdf({ type, name }: Attachment): boolean {
  return type === 'application/pdf' || (type === 'application/octet-stream' && name.toLowerCase().endsWith('.pdf'));
}
