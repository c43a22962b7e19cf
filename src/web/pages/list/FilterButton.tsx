import { FilterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords } from '../../language.tsx';
import { readFilter } from './filterConditions.ts';

/** Opens the filter above the list, and says how many conditions hold now. */
export function FilterButton({ filter, open, onToggle }: { filter: string | undefined; open: boolean; onToggle: () => void }) {
  const words = useWords();
  const count = readFilter(filter).length;
  return <Button icon={<FilterOutlined />} aria-expanded={open} onClick={onToggle}>{words.list.filter}{count > 0 && ` ${count}`}</Button>;
}
