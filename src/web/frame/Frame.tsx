import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, lazy, useState } from 'react';
import { useWords } from '../language.tsx';
import { PageSkeleton } from '../shared/PageSkeleton.tsx';
import { useIsPhone } from '../shared/useMediaQuery.ts';
import { BottomBar } from './BottomBar.tsx';
import { DemoBanner } from './DemoBanner.tsx';
import { SideMenu } from './SideMenu.tsx';
import { TopBar } from './TopBar.tsx';
import { useHotkey } from './useHotkey.ts';

const SearchDialog = lazy(async () => ({ default: (await import('./SearchDialog.tsx')).SearchDialog }));
const STORAGE_KEY = 'countersign.menuCollapsed';

/** What stands around every page of a signed-in person. */
export function Frame() {
  const words = useWords();
  const isPhone = useIsPhone();
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem(STORAGE_KEY) === 'yes');
  const [searching, setSearching] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname.split('/')[1] });
  useHotkey('k', () => setSearching(true), { control: true });
  const collapse = (next: boolean) => {
    localStorage.setItem(STORAGE_KEY, next ? 'yes' : 'no');
    setCollapsed(next);
  };
  return (
    <div className="frame">
      <a className="skip-link" href="#content">{words.common.skipToContent}</a>
      {!isPhone && <SideMenu collapsed={collapsed} onCollapse={collapse} />}
      <div className="frame-body">
        <header>
          <TopBar onSearch={() => setSearching(true)} />
          <DemoBanner />
        </header>
        <main id="content" tabIndex={-1} className="content">
          <Suspense key={path} fallback={<PageSkeleton />}><Outlet /></Suspense>
        </main>
        {isPhone && <BottomBar onSearch={() => setSearching(true)} />}
      </div>
      {searching && <Suspense fallback={null}><SearchDialog onClose={() => setSearching(false)} /></Suspense>}
    </div>
  );
}
