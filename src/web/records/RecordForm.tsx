import type { TypeDescription } from '../../contract/model.ts';
import { FieldInput } from '../fields/FieldInput.tsx';
import { FieldView } from '../fields/FieldView.tsx';
import { useWords } from '../language.tsx';
import type { Draft } from './draft.ts';
import { LinesEditor } from './LinesEditor.tsx';
import { isWide, runsOf } from './RecordView.tsx';
import type { DraftActs } from './useDraft.ts';
import type { FieldDescription } from '../../contract/model.ts';

type FieldErrors = Record<string, string>;
type Props = {
  type: TypeDescription; draft: Draft; acts: DraftActs; errors: FieldErrors;
  /** Keys of the fields and detail tables that may be changed now. */
  editable: ReadonlySet<string>;
};

/** The form of a record, made from its type: sections, fields, detail tables. */
export function RecordForm({ type, draft, acts, errors, editable }: Props) {
  return type.form.map((section) => (
    <section key={section.section} className="section" aria-labelledby={`section-${section.section}`}>
      <h2 id={`section-${section.section}`}>{section.label}</h2>
      {runsOf(type, section.fields).map((run) => (run.kind === 'lines'
        ? (
          <LinesEditor
            key={run.lines.key} table={run.lines} rows={draft.lines[run.lines.key] ?? []} titles={draft.titles} acts={acts} errors={errors}
            disabled={!editable.has(run.lines.key)}
          />
        )
        : (
          <div key={run.fields[0]?.key} className="form-grid">
            {run.fields.map((field) => <FormField key={field.key} field={field} draft={draft} acts={acts} error={errors[field.key]} disabled={!editable.has(field.key)} />)}
          </div>
        )))}
    </section>
  ));
}

type FormFieldProps = { field: FieldDescription; draft: Draft; acts: DraftActs; error: string | undefined; disabled: boolean };

function FormField({ field, draft, acts, error, disabled }: FormFieldProps) {
  const words = useWords();
  const id = `field-${field.key}`;
  const value = draft.values[field.key] ?? null;
  const isComputed = field.formula !== undefined;
  const notes = [error && `${id}-error`, field.help && `${id}-help`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={`form-field${isWide(field) ? ' form-field-wide' : ''}${field.kind === 'boolean' ? ' form-field-boolean' : ''}`}>
      <label htmlFor={isComputed ? undefined : id} id={`${id}-label`}>
        {field.label}
        {field.required && !field.readOnly && <span className="required-mark" title={words.common.required} aria-hidden="true">*</span>}
      </label>
      {isComputed || field.readOnly
        ? <output id={id} aria-labelledby={`${id}-label`} className={field.kind === 'money' ? 'fact-money' : undefined} title={isComputed ? words.record.computed : undefined}><FieldView field={field} value={value} titles={draft.titles} /></output>
        : (
          <FieldInput
            id={id} field={field} value={value} disabled={disabled} invalid={error !== undefined} describedBy={notes}
            titleOf={(target) => draft.titles[`${field.target}/${target}`]}
            onChange={(next, titles) => acts.setValue(field.key, next, field.target, titles)}
          />
        )}
      {error && <p id={`${id}-error`} className="field-error">{error}</p>}
      {field.help && <p id={`${id}-help`} className="field-help">{field.help}</p>}
    </div>
  );
}
