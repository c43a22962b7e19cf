import { useCallback, useMemo, useState } from 'react';
import type { FieldValue, Titles } from '../../contract/common.ts';
import type { TypeDescription } from '../../contract/model.ts';
import type { OfficeRecord } from '../../contract/records.ts';
import { withComputed } from './compute.ts';
import { bodyOf, draftOf, isChanged, type Draft, type DraftLine } from './draft.ts';

/** What a form can do to its draft. Every change computes the formulas anew. */
export type DraftActs = {
  setValue: (key: string, value: FieldValue, target?: string, titles?: Record<string, string>) => void;
  /** Changes a detail table's rows; `titles` by `type/id`. */
  setLines: (table: string, change: (lines: DraftLine[]) => DraftLine[], titles?: Record<string, string>) => void;
  replace: (draft: Draft) => void;
  /** Begins anew from a stored record. */
  rebase: (record: OfficeRecord) => void;
};

/**
 * The form's state: what was loaded, what was typed since. A newer record replaces an untouched form;
 * once something was typed, the form stays with the version it began from, so that saving notices the conflict.
 */
export function useDraft(type: TypeDescription, stored: OfficeRecord | null) {
  const [base, setBase] = useState(stored);
  const [draft, setDraft] = useState(() => withComputed(type, draftOf(type, stored)));
  const body = useMemo(() => bodyOf(type, base, draft), [type, base, draft]);
  const changed = isChanged(body);
  const change = useCallback((make: (before: Draft) => Draft) => setDraft((before) => withComputed(type, make(before))), [type]);
  const acts: DraftActs = useMemo(() => ({
    setValue: (key, value, target, titles = {}) => change((before) => ({
      ...before, values: { ...before.values, [key]: value },
      titles: withTitles(before.titles, Object.fromEntries(Object.entries(titles).map(([id, title]) => [`${target}/${id}`, title]))),
    })),
    setLines: (table, edit, titles = {}) => change((before) => ({
      ...before, lines: { ...before.lines, [table]: edit(before.lines[table] ?? []) }, titles: withTitles(before.titles, titles),
    })),
    replace: (next) => change(() => next),
    rebase: (record) => {
      setBase(record);
      change(() => draftOf(type, record));
    },
  }), [change, type]);
  if (stored !== base && stored !== null && !changed) acts.rebase(stored);
  return { draft, acts, base, body, changed };
}

/** The same object when there is nothing new, so that rows are not drawn again for it. */
function withTitles(before: Titles, chosen: Record<string, string>): Titles {
  const news = Object.entries(chosen).filter(([key, title]) => title !== '' && before[key] !== title);
  return news.length === 0 ? before : { ...before, ...Object.fromEntries(news) };
}
