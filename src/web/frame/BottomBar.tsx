import { InboxOutlined, MailOutlined, MenuOutlined, SearchOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.tsx';
import { useSession } from '../queries.ts';
import { NavigationLinks } from './SideMenu.tsx';

/** The phone's bar: to approve, mail, search, more. */
export function BottomBar({ onSearch }: { onSearch: () => void }) {
  const words = useWords();
  const session = useSession();
  const [showsMore, setShowsMore] = useState(false);
  return (
    <nav className="bottom" aria-label={words.frame.navigation}>
      <Link to="/desk/{-$task}" activeOptions={{ includeSearch: false }} activeProps={{ className: 'bottom-active' }}>
        <InboxOutlined />
        <span>{words.frame.toApprove}</span>
        {session.openTasks > 0 && <span className="count" aria-label={words.frame.openTasks(session.openTasks)}>{session.openTasks}</span>}
      </Link>
      {session.sandbox && (
        <Link to="/sandbox/{-$mailbox}" activeOptions={{ includeSearch: false }} activeProps={{ className: 'bottom-active' }}>
          <MailOutlined />
          <span>{words.frame.mail}</span>
        </Link>
      )}
      <button type="button" onClick={onSearch}><SearchOutlined /><span>{words.frame.search}</span></button>
      <button type="button" onClick={() => setShowsMore(true)}><MenuOutlined /><span>{words.common.more}</span></button>
      <Drawer open={showsMore} onClose={() => setShowsMore(false)} placement="right" size={280} title={session.accountSet.title}>
        <NavigationLinks collapsed={false} onFollow={() => setShowsMore(false)} />
      </Drawer>
    </nav>
  );
}
