import { Link } from '@tanstack/react-router';
import { useWords } from '../language.tsx';
import { useSession } from '../queries.ts';

/** Says plainly that nothing here is real. */
export function DemoBanner() {
  const words = useWords();
  const { accountSet, sandbox } = useSession();
  if (!accountSet.demo && !sandbox) return null;
  return (
    <div className="demo-banner">
      <span>{sandbox ? words.frame.sandboxBanner : words.frame.demoBanner}</span>
      {sandbox && <Link to="/sandbox/{-$mailbox}">{words.frame.openSandbox}</Link>}
    </div>
  );
}
