import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { useDebounced } from '../../shared/useDebounced.ts';

/** Searches as soon as one stops typing. */
export function SearchInput({ value, label, onChange }: { value: string; label: string; onChange: (text: string) => void }) {
  const [text, setText] = useState(value);
  const rested = useDebounced(text.trim(), 300);
  const report = useEffectEvent((wanted: string) => {
    if (wanted !== value) onChange(wanted);
  });
  useEffect(() => report(rested), [rested]);
  return <Input type="search" allowClear prefix={<SearchOutlined />} placeholder={label} aria-label={label} value={text} maxLength={200} onChange={(event) => setText(event.target.value)} />;
}
