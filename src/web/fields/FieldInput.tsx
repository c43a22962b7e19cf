import { Checkbox, Input, Select } from 'antd';
import type { FieldValue } from '../../contract/common.ts';
import type { FieldDescription } from '../../contract/model.ts';
import { useWords } from '../language.tsx';
import { DateInput } from './DateInput.tsx';
import { DecimalInput } from './DecimalInput.tsx';
import { ReferenceInput, ReferencesInput } from './ReferenceInput.tsx';

export type FieldInputProps = {
  field: FieldDescription; value: FieldValue; id?: string; label?: string; disabled?: boolean; invalid?: boolean; describedBy?: string; borderless?: boolean;
  titleOf: (id: string) => string | null | undefined;
  /** `titles` are those of newly chosen records, by id. */
  onChange: (value: FieldValue, titles?: Record<string, string>) => void;
};

/** The input for one field, by its kind. */
export function FieldInput({ field, value, label = field.label, titleOf, onChange, ...rest }: FieldInputProps) {
  const words = useWords();
  const text = typeof value === 'string' ? value : null;
  const { id, disabled, invalid, describedBy, borderless } = rest;
  const plain = { id, disabled, 'aria-label': label, 'aria-invalid': invalid, 'aria-describedby': describedBy, status: invalid ? 'error' as const : undefined, variant: borderless ? 'borderless' as const : undefined };
  switch (field.kind) {
    case 'text':
      return <Input {...plain} autoComplete="off" value={text ?? ''} maxLength={field.maximumLength} onChange={(event) => onChange(event.target.value || null)} />;
    case 'longText':
      return <Input.TextArea {...plain} value={text ?? ''} maxLength={field.maximumLength} autoSize={{ minRows: borderless ? 1 : 3, maxRows: 12 }} onChange={(event) => onChange(event.target.value || null)} />;
    case 'integer': case 'decimal': case 'money':
      return <DecimalInput {...rest} label={label} value={text} scale={field.kind === 'money' ? field.scale ?? 2 : undefined} onChange={onChange} />;
    case 'date': case 'instant':
      return <DateInput {...rest} label={label} value={text} withTime={field.kind === 'instant'} onChange={onChange} />;
    case 'boolean':
      return <Checkbox id={id} disabled={disabled} aria-label={label} checked={value === true} onChange={(event) => onChange(event.target.checked)} />;
    case 'choice':
      return (
        <Select<string>
          {...plain} className="wide-input" value={text ?? undefined} allowClear={!field.required && !borderless} placeholder={borderless ? undefined : words.record.choose}
          options={field.choices?.map((choice) => ({ value: choice.value, label: choice.label }))} popupMatchSelectWidth={!borderless}
          onChange={(next: string | undefined) => onChange(next ?? null)}
        />
      );
    case 'reference':
      return <ReferenceInput {...rest} label={label} target={field.target ?? ''} titleOf={titleOf} value={text} onChange={(next, title) => onChange(next, next === null ? undefined : { [next]: title })} />;
    case 'references':
      return (
        <ReferencesInput
          {...rest} label={label} target={field.target ?? ''} titleOf={titleOf} value={Array.isArray(value) ? value : []}
          onChange={(ids, titles) => onChange(ids, Object.fromEntries(ids.map((chosen, index) => [chosen, titles[index] ?? ''])))}
        />
      );
  }
}
