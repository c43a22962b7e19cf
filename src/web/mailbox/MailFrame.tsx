import { frameDocument, frameHeight } from './frameDocument.ts';

/**
 * The HTML of a mail, which a stranger wrote: a frame without scripts, forms and origin, that loads nothing.
 * Links open in a window of their own.
 */
export function MailFrame({ html, text, title }: { html: string; text: string; title: string }) {
  return (
    <iframe
      className="mail-frame" title={title} sandbox="allow-popups allow-popups-to-escape-sandbox" referrerPolicy="no-referrer"
      srcDoc={frameDocument(html)} style={{ height: frameHeight(text) }}
    />
  );
}
