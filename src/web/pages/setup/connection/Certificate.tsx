import { useFormat } from '../../../useFormat.ts';
import { useSetupWords } from '../words.ts';
import { certificateLines } from './certificateLines.ts';

/** The certificate that a server showed, so that one sees whom it belongs to before trusting it. */
export function Certificate({ certificate, isOpen }: { certificate: string; isOpen: boolean }) {
  const words = useSetupWords().connection;
  const { instant } = useFormat();
  return (
    <details className="setup-certificate" open={isOpen}>
      <summary>{words.certificate}</summary>
      <dl>
        {certificateLines(certificate).map(({ key, text }) => (
          <div key={key}>
            <dt>{words.certificateFields[key] ?? key}</dt>
            <dd>{key.startsWith('valid') ? instant(text) : text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
