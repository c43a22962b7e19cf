import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { TypeDescription } from '../../contract/model.ts';
import type { Row } from '../../contract/records.ts';
import { useWords } from '../language.tsx';
import { useType } from '../queries.ts';
import { listQuery } from '../records/recordQueries.ts';
import { useDebounced } from '../shared/useDebounced.ts';

const CHOICES = 20;

type Common = {
  id?: string; target: string; label: string; disabled?: boolean; invalid?: boolean; describedBy?: string; borderless?: boolean;
  /** The title of a chosen record, undefined where it is not known. */
  titleOf: (id: string) => string | null | undefined;
};
type Props = Common & { value: string | null; onChange: (id: string | null, title: string) => void };
type ManyProps = Common & { value: string[]; onChange: (ids: string[], titles: string[]) => void };

/** One record of another type, found as one types. */
export function ReferenceInput({ value, onChange, titleOf, ...common }: Props) {
  const select = useReferenceSelect(common);
  const options = withChosen(select.options, value === null ? [] : [value], (id) => titleOf(id) ?? select.unreadable, select.search);
  return (
    <Select<string>
      {...select.props} options={options} value={value ?? undefined}
      // In a table the clear button would be one more stop for Tab; there the Delete key does it.
      allowClear={!common.borderless} onInputKeyDown={(event) => {
        if (event.key === 'Delete' && !event.ctrlKey && select.search === '') onChange(null, '');
      }}
      onChange={(id: string | undefined) => onChange(id ?? null, options.find((option) => option.value === id)?.label ?? '')}
    />
  );
}

/** Several records of another type. */
export function ReferencesInput({ value, onChange, titleOf, ...common }: ManyProps) {
  const select = useReferenceSelect(common);
  const options = withChosen(select.options, value, (id) => titleOf(id) ?? select.unreadable, select.search);
  return (
    <Select<string[]>
      {...select.props} mode="multiple" options={options} value={value}
      onChange={(ids) => onChange(ids, ids.map((id) => options.find((option) => option.value === id)?.label ?? ''))}
    />
  );
}

function useReferenceSelect({ id, target, label, disabled, invalid, describedBy, borderless }: Omit<Common, 'titleOf'>) {
  const words = useWords();
  const type = useType(target);
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const wanted = useDebounced(search.trim(), 200);
  const found = useQuery({ ...listQuery(target, { search: wanted, limit: CHOICES }), enabled: open && type !== undefined, placeholderData: (before) => before });
  const isBehind = search.trim() !== wanted || found.isPlaceholderData;
  const options = (found.data?.rows ?? []).map((row) => ({ value: row.id, label: titleOfRow(type, row) }));
  return {
    unreadable: words.common.unreadable, search,
    // Whoever types faster than the server answers must not take, with Enter, a record that he did not ask for.
    options: isBehind ? options.filter(({ label }) => label.includes(search.trim())) : options,
    props: {
      id, disabled: disabled || type === undefined, loading: found.isFetching, 'aria-label': label, 'aria-invalid': invalid, 'aria-describedby': describedBy,
      status: invalid ? 'error' as const : undefined, variant: borderless ? 'borderless' as const : undefined,
      showSearch: { filterOption: false, onSearch: setSearch }, onOpenChange: setOpen, placeholder: borderless ? undefined : words.record.searchReference,
      notFoundContent: found.isFetching || isBehind ? words.common.loading : words.record.noReference, className: 'wide-input', popupMatchSelectWidth: borderless ? 260 : true,
    },
  };
}

type Option = { value: string; label: string };

/** What is chosen stands among the choices, so that its title is shown before any search; in a search only where it fits. */
function withChosen(options: Option[], chosen: string[], titleOf: (id: string) => string, search: string): Option[] {
  const missing = chosen.filter((id) => !options.some((option) => option.value === id)).map((id) => ({ value: id, label: titleOf(id) }));
  return [...missing.filter(({ label }) => label.includes(search.trim())), ...options];
}

function titleOfRow(type: TypeDescription | undefined, row: Row): string {
  const title = type && row.values[type.title];
  return typeof title === 'string' && title !== '' ? title : row.number ?? row.id;
}
