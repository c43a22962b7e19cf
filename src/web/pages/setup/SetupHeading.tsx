import type { ReactNode } from 'react';
import type { PageKey } from './sections.ts';
import { useSetupWords } from './words.ts';

/** The title of a set-up page and in a sentence what it is for. */
export function SetupHeading({ page, children }: { page: PageKey; children?: ReactNode }) {
  const words = useSetupWords().pages[page];
  return (
    <header className="setup-heading">
      <div>
        <h2>{words.title}</h2>
        <p>{words.intro}</p>
      </div>
      {children && <div className="setup-heading-actions">{children}</div>}
    </header>
  );
}
