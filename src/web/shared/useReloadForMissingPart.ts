import { useEffect, useState } from 'react';

const STORAGE_KEY = 'countersign.missingPart';
/** What the browsers and the loader of styles say when a part of the page is not there. */
const MISSING_PART = /dynamically imported module|Importing a module script failed|Unable to preload CSS/i;

/**
 * A page opened before an upgrade asks for parts that the upgrade replaced: it is loaded anew, once for each missing part.
 * True while that is under way; false where the error is another one, the reload did not help, or no server answers.
 */
export function useReloadForMissingPart(error: unknown): boolean {
  const part = error instanceof Error && MISSING_PART.test(error.message) ? error.message : null;
  const [reloads, setReloads] = useState(() => part !== null && sessionStorage.getItem(STORAGE_KEY) !== part);
  useEffect(() => {
    if (!reloads || part === null) return;
    // Reloading while the server restarts would leave the person with the browser's own error page.
    fetch('/', { cache: 'no-store' }).then(() => {
      sessionStorage.setItem(STORAGE_KEY, part);
      location.reload();
    }, () => setReloads(false));
  }, [reloads, part]);
  return reloads;
}
