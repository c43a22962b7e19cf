import { ReferenceInput, ReferencesInput } from '../../fields/ReferenceInput.tsx';
import { useRecordTitles } from './useRecordTitles.ts';

type Common = { id?: string; type: string; label: string };
type Single = Common & { value?: string | null; onChange?: (value: string | null) => void };
type Several = Common & { value?: string[]; onChange?: (value: string[]) => void };

/** One record as the value of a form field, with its title read where only the id is known. */
export function RecordSelect({ id, type, label, value = null, onChange }: Single) {
  const titleOf = useRecordTitles(value === null ? [] : [{ type, id: value }]);
  return <ReferenceInput id={id} target={type} label={label} value={value} onChange={(chosen) => onChange?.(chosen)} titleOf={(chosen) => loading(titleOf(chosen))} />;
}

/** Several records as the value of a form field. */
export function RecordsSelect({ id, type, label, value = [], onChange }: Several) {
  const titleOf = useRecordTitles(value.map((chosen) => ({ type, id: chosen })));
  return <ReferencesInput id={id} target={type} label={label} value={value} onChange={(chosen) => onChange?.(chosen)} titleOf={(chosen) => loading(titleOf(chosen))} />;
}

/** A title that is still being read is a short mark, not “no access”. */
function loading(title: string | null | undefined): string | null {
  return title === undefined ? '…' : title;
}
