import { SearchOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useWords } from '../language.tsx';
import { useSession } from '../queries.ts';
import { Seal } from '../shared/Seal.tsx';
import { useIsPhone } from '../shared/useMediaQuery.ts';
import { AccountMenu } from './AccountMenu.tsx';

export function TopBar({ onSearch }: { onSearch: () => void }) {
  const words = useWords();
  const session = useSession();
  const isPhone = useIsPhone();
  return (
    <div className="top">
      {isPhone && <Link to="/desk/{-$task}" aria-label={words.product} className="brand-small"><Seal size={26} /></Link>}
      {isPhone
        ? <span className="top-account-set">{session.accountSet.title}</span>
        : (
          <button type="button" className="search-box" onClick={onSearch} aria-keyshortcuts="Control+K">
            <SearchOutlined />
            <span>{words.frame.searchHint}</span>
            <kbd>Ctrl K</kbd>
          </button>
        )}
      <div className="top-right">
        {!isPhone && <span className="top-account-set" title={words.frame.accountSet}>{session.accountSet.title}</span>}
        <AccountMenu />
      </div>
    </div>
  );
}
