import { AppstoreOutlined, BankOutlined, ContactsOutlined, FileTextOutlined, InboxOutlined, MailOutlined, SettingOutlined, ShoppingOutlined, SolutionOutlined, TeamOutlined } from '@ant-design/icons';
import type { LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../language.tsx';
import { useModel, useSession } from '../queries.ts';

type NavigationItem = { key: string; label: string; icon: ReactNode; link: Pick<LinkProps, 'to' | 'params'>; count?: number };
export type NavigationGroup = { key: string; label?: string; items: NavigationItem[] };

/** The main menu: the desk, the areas with their record types, and what the person's rights add. */
export function useNavigation(): NavigationGroup[] {
  const words = useWords();
  const session = useSession();
  const model = useModel();
  const first: NavigationItem[] = [
    { key: 'desk', label: words.frame.desk, icon: <InboxOutlined />, link: { to: '/desk/{-$task}' }, count: session.openTasks },
  ];
  if (session.sandbox) first.push({ key: 'sandbox', label: words.frame.sandbox, icon: <MailOutlined />, link: { to: '/sandbox/{-$mailbox}' } });
  const areas = model.areas.map((area) => ({
    key: area.name,
    label: area.label,
    items: model.types.filter((type) => type.area === area.name && type.may.read).map((type) => ({
      key: type.name, label: type.label, icon: iconOf(type.area, type.flow), link: { to: '/$type' as const, params: { type: type.name } },
    })),
  }));
  const groups: NavigationGroup[] = [{ key: 'first', items: first }, ...areas.filter((area) => area.items.length > 0)];
  if (session.administrator) {
    groups.push({ key: 'last', items: [{ key: 'setup', label: words.frame.setup, icon: <SettingOutlined />, link: { to: '/setup/{-$section}/{-$item}' } }] });
  }
  return groups;
}

const areaIcons: Record<string, ReactNode> = {
  sales: <ShoppingOutlined />, customers: <ContactsOutlined />, finance: <BankOutlined />, organisation: <TeamOutlined />, people: <TeamOutlined />, administration: <SolutionOutlined />, products: <AppstoreOutlined />,
};

/** Papers that are signed look like papers; the rest looks like its area. */
function iconOf(area: string, flow: boolean): ReactNode {
  return flow ? <FileTextOutlined /> : areaIcons[area] ?? <AppstoreOutlined />;
}
