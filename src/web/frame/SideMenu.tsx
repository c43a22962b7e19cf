import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useWords } from '../language.tsx';
import { Seal } from '../shared/Seal.tsx';
import { useNavigation } from './navigation.tsx';

type Props = { collapsed: boolean; onCollapse: (collapsed: boolean) => void };

export function SideMenu({ collapsed, onCollapse }: Props) {
  const words = useWords();
  const label = collapsed ? words.frame.expand : words.frame.collapse;
  return (
    <aside className={collapsed ? 'side side-collapsed' : 'side'}>
      <Link to="/desk/{-$task}" className="brand">
        <Seal />
        <span className={collapsed ? 'visually-hidden' : undefined}>{words.product}</span>
      </Link>
      <NavigationLinks collapsed={collapsed} />
      <button type="button" className="side-toggle" aria-label={label} title={label} onClick={() => onCollapse(!collapsed)}>
        {collapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
      </button>
    </aside>
  );
}

/** The groups of the main menu as links; also used in the phone's drawer. */
export function NavigationLinks({ collapsed, onFollow }: { collapsed: boolean; onFollow?: () => void }) {
  const words = useWords();
  return (
    <nav aria-label={onFollow ? words.common.more : words.frame.navigation} className="navigation">
      {useNavigation().map((group) => (
        <div key={group.key} className="navigation-group">
          {group.label && !collapsed && <h2>{group.label}</h2>}
          <ul>
            {group.items.map((item) => (
              <li key={item.key}>
                <Link {...item.link} activeOptions={{ includeSearch: false }} activeProps={{ className: 'navigation-active' }} onClick={onFollow} title={collapsed ? item.label : undefined}>
                  {item.icon}
                  <span className={collapsed ? 'visually-hidden' : undefined}>{item.label}</span>
                  {Boolean(item.count) && <span className="count" aria-label={words.frame.openTasks(item.count ?? 0)}>{item.count}</span>}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
