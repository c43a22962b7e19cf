import { FilterOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { TypeDescription } from '../../../contract/model.ts';
import { useWords } from '../../language.tsx';
import { PageSkeleton } from '../../shared/PageSkeleton.tsx';
import { readFilter } from './filterConditions.ts';

const FilterEditor = lazy(async () => ({ default: (await import('./FilterEditor.tsx')).FilterEditor }));

type Props = { type: TypeDescription; value: string | undefined; onChange: (filter: string | undefined) => void };

/** A filter put together from conditions that must all hold. */
export function FilterButton({ type, value, onChange }: Props) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const count = readFilter(value).length;
  return (
    <Popover
      trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} destroyOnHidden
      content={(
        <Suspense fallback={<PageSkeleton lines={3} />}>
          <FilterEditor
            type={type} value={value}
            onApply={(filter) => {
              onChange(filter);
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    >
      <Button icon={<FilterOutlined />} aria-expanded={open} aria-haspopup="dialog">{words.list.filter}{count > 0 && ` ${count}`}</Button>
    </Popover>
  );
}
