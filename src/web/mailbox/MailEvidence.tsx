import type { Mail } from '../../contract/mail.ts';
import { evidenceLines } from './evidenceLines.ts';
import { useMailboxWords } from './words.ts';

const shownAbove = new Set(['rawSha256', 'messageId']);

/** By what the gateway judged this mail. The server sends it to those whom it concerns, else there is nothing to show. */
export function MailEvidence({ mail }: { mail: Mail }) {
  const words = useMailboxWords();
  if (mail.evidence === null) return null;
  const { title, intro, sha256, labels, values, yes, no, none } = words.evidence;
  const lines = evidenceLines(mail.evidence, { yes, no, none }).filter(({ path }) => !shownAbove.has(path[0] ?? ''));
  return (
    <section className="mail-evidence" aria-label={title}>
      <h3>{title}</h3>
      <p className="mail-evidence-intro">{intro}</p>
      <dl>
        <dt>{sha256}</dt>
        <dd className="mail-code">{mail.sha256}</dd>
        <dt>{words.mail.messageId}</dt>
        <dd className="mail-code">{mail.messageId ?? none}</dd>
        {lines.map(({ path, text }) => (
          <EvidenceLine key={path.join('.')} label={path.map((part) => labels[part] ?? part).filter((part) => part !== '').join(' · ')} text={values[text] ?? text} />
        ))}
      </dl>
    </section>
  );
}

function EvidenceLine({ label, text }: { label: string; text: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </>
  );
}
