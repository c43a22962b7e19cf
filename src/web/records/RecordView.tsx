import type { FieldValue } from '../../contract/common.ts';
import type { FieldDescription, LinesDescription, TypeDescription } from '../../contract/model.ts';
import type { OfficeRecord } from '../../contract/records.ts';
import { FieldView, isNumeric } from '../fields/FieldView.tsx';
import { useWords } from '../language.tsx';

type Props = { type: TypeDescription; record: Pick<OfficeRecord, 'values' | 'lines' | 'titles'> };

/** A record to be read: the same sections as its form, without inputs. */
export function RecordView({ type, record }: Props) {
  return type.form.map((section) => (
    <section key={section.section} className="section">
      <h2>{section.label}</h2>
      {runsOf(type, section.fields).map((run) => (run.kind === 'lines'
        ? <LinesView key={run.lines.key} lines={run.lines} record={record} showsCaption={linesIn(type, section.fields) > 1} />
        : <FieldsView key={run.fields[0]?.key} fields={run.fields} record={record} />))}
    </section>
  ));
}

function linesIn(type: TypeDescription, keys: readonly string[]): number {
  return type.lines.filter((table) => keys.includes(table.key)).length;
}

export type FormRun = { kind: 'fields'; fields: FieldDescription[] } | { kind: 'lines'; lines: LinesDescription };

/** A section's keys as runs of plain fields between its detail tables; keys the actor may not see are absent from the model. */
export function runsOf(type: TypeDescription, keys: readonly string[]): FormRun[] {
  const runs: FormRun[] = [];
  for (const key of keys) {
    const lines = type.lines.find((table) => table.key === key);
    const field = type.fields.find((candidate) => candidate.key === key);
    const last = runs.at(-1);
    if (lines) runs.push({ kind: 'lines', lines });
    else if (field && last?.kind === 'fields') last.fields.push(field);
    else if (field) runs.push({ kind: 'fields', fields: [field] });
  }
  return runs;
}

function FieldsView({ fields, record }: { fields: FieldDescription[]; record: Props['record'] }) {
  return (
    <dl className="facts">
      {fields.map((field) => (
        <div key={field.key} className={isWide(field) ? 'fact fact-wide' : 'fact'}>
          <dt>{field.label}</dt>
          <dd className={field.kind === 'money' ? 'fact-money' : undefined}><FieldView field={field} value={record.values[field.key]} titles={record.titles} links /></dd>
        </div>
      ))}
    </dl>
  );
}

/** Long texts and several people need the whole width. */
export function isWide(field: FieldDescription): boolean {
  return field.kind === 'longText' || field.kind === 'references';
}

/** A text that would push the columns after it out of sight is wrapped. */
function isLongText(value: FieldValue | undefined, { kind }: FieldDescription): boolean {
  return (kind === 'text' || kind === 'longText') && typeof value === 'string' && value.length > 18;
}

function LinesView({ lines, record, showsCaption }: { lines: LinesDescription; record: Props['record']; showsCaption: boolean }) {
  const words = useWords();
  const rows = record.lines[lines.key] ?? [];
  return (
    <div className="lines-scroll" role="region" aria-label={lines.label} tabIndex={0}>
      <table className="grid">
        <caption className={showsCaption ? undefined : 'visually-hidden'}>{lines.label}</caption>
        <thead>
          <tr>
            <th scope="col" className="row-number">{words.record.rowNumber}</th>
            {lines.fields.map((field) => <th key={field.key} scope="col" className={isNumeric(field) ? 'number-cell' : undefined}>{field.label}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id}>
              <td className="row-number">{index + 1}</td>
              {lines.fields.map((field) => (
                <td key={field.key} className={isNumeric(field) ? 'number-cell' : isLongText(row.values[field.key], field) ? 'text-cell' : undefined}><FieldView field={field} value={row.values[field.key]} titles={record.titles} /></td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="grid-empty">{words.record.noRows}</p>}
    </div>
  );
}
