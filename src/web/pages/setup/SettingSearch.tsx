import { SearchOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { AutoComplete, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useIsPhone } from '../../shared/useMediaQuery.ts';
import { findSettings, settingIndex, type IndexedSetting } from './settingIndex.ts';
import { useSetupWords } from './words.ts';

const SHOWN = 12;

/** One search over all settings, by name and effect; what is chosen opens with the setting in view. */
export function SettingSearch() {
  const words = useSetupWords();
  const navigate = useNavigate();
  const isPhone = useIsPhone();
  const [query, setQuery] = useState('');
  const index = useMemo(() => settingIndex(words), [words]);
  const found = findSettings(index, query).slice(0, SHOWN);
  const open = (key: string) => {
    const setting = found.find((entry) => keyOf(entry) === key);
    if (!setting) return;
    setQuery('');
    if ('recordType' in setting.section) void navigate({ to: '/$type', params: { type: setting.section.recordType } });
    else void navigate({ to: '/setup/{-$section}/{-$item}', params: { section: setting.section.section }, hash: setting.anchor ?? '' });
  };
  return (
    <AutoComplete
      className="setup-search"
      value={query}
      onChange={setQuery}
      onSelect={open}
      defaultActiveFirstOption
      popupMatchSelectWidth={isPhone ? true : 360}
      notFoundContent={query.trim() === '' ? null : words.searchEmpty}
      options={found.map((entry) => ({ value: keyOf(entry), label: <FoundSetting setting={entry} /> }))}
    >
      <Input prefix={<SearchOutlined aria-hidden />} placeholder={words.searchPlaceholder} aria-label={words.search} type="search" />
    </AutoComplete>
  );
}

function FoundSetting({ setting }: { setting: IndexedSetting }) {
  const words = useSetupWords();
  return (
    <div className="setup-found">
      <span className="setup-found-label">{setting.label}</span>
      {setting.anchor !== null && <span className="setup-found-page">{words.pages[setting.section.key].title}</span>}
      <span className="setup-found-effect">{setting.effect}</span>
    </div>
  );
}

function keyOf(setting: IndexedSetting): string {
  return `${setting.section.key}.${setting.anchor ?? ''}`;
}
