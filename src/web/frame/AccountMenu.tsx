import { LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Dropdown, type MenuProps } from 'antd';
import { languages } from '../guestLanguage.tsx';
import { useWords } from '../language.tsx';
import { useSession } from '../queries.ts';
import { Face } from '../shared/Face.tsx';
import { themeModes, useTheme } from '../theme/ThemeProvider.tsx';
import { useChangeLanguage, useSignOut } from './useSessionActs.ts';

/** Me: my settings, language, appearance, sign out. */
export function AccountMenu() {
  const words = useWords();
  const { user } = useSession();
  const { mode, choose } = useTheme();
  const navigate = useNavigate();
  const changeLanguage = useChangeLanguage();
  const signOut = useSignOut();
  const items: MenuProps['items'] = [
    { key: 'profile', icon: <UserOutlined />, label: words.frame.profile, onClick: () => void navigate({ to: '/profile' }) },
    { type: 'divider' },
    {
      type: 'group', label: words.frame.language,
      children: languages.map((language) => ({ key: language, label: words.languages[language], onClick: () => changeLanguage.mutate(language) })),
    },
    {
      type: 'group', label: words.frame.theme,
      children: themeModes.map((theme) => ({ key: theme, label: words.frame[theme], onClick: () => choose(theme) })),
    },
    { type: 'divider' },
    { key: 'signOut', icon: <LogoutOutlined />, label: words.frame.signOut, onClick: () => signOut.mutate() },
  ];
  return (
    <Dropdown trigger={['click']} placement="bottomRight" menu={{ items, selectable: true, selectedKeys: [user.language, mode] }}>
      <button type="button" className="me">
        <span className="visually-hidden">{words.frame.me}</span>
        <Face name={user.name} />
        <span className="me-name">{user.name}</span>
      </button>
    </Dropdown>
  );
}
