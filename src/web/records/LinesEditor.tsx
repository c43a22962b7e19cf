import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useRef } from 'react';
import type { FieldValue, Titles } from '../../contract/common.ts';
import type { LinesDescription } from '../../contract/model.ts';
import { isNumeric } from '../fields/FieldView.tsx';
import { useWords } from '../language.tsx';
import { newLine, type DraftLine } from './draft.ts';
import { LineRow } from './LineRow.tsx';
import { LinesTotal } from './LinesTotal.tsx';
import type { DraftActs } from './useDraft.ts';
import { useGridKeys } from './useGridKeys.ts';
import { usePaste } from './usePaste.ts';

type Props = { table: LinesDescription; rows: DraftLine[]; titles: Titles; acts: DraftActs; errors: Record<string, string>; disabled: boolean };

/** A detail table one works in like in a spreadsheet: Enter goes down, Tab goes on, Excel can be pasted. */
export function LinesEditor({ table, rows, titles, acts, errors, disabled }: Props) {
  const words = useWords();
  const { setLines } = acts;
  const grid = useRef<HTMLTableElement>(null);
  const full = rows.length >= table.maximumRows;
  const addRow = useCallback(() => setLines(table.key, (lines) => (lines.length >= table.maximumRows ? lines : [...lines, newLine()])), [setLines, table]);
  const deleteRow = useCallback((key: string) => setLines(table.key, (lines) => lines.filter((line) => line.key !== key)), [setLines, table]);
  const setCell = useCallback((key: string, field: string, value: FieldValue, target?: string, chosen: Record<string, string> = {}) => setLines(
    table.key,
    (lines) => lines.map((line) => (line.key === key ? { ...line, values: { ...line.values, [field]: value } } : line)),
    Object.fromEntries(Object.entries(chosen).map(([id, title]) => [`${target}/${id}`, title])),
  ), [setLines, table]);
  const keys = useGridKeys(grid, rows, { addRow, deleteRow, full });
  const onPaste = usePaste(table, rows, setLines);
  return (
    <div className="lines-editor">
      {/* Wider than a phone: with no input in it, the keyboard could not scroll it. */}
      <div className="lines-scroll" role="region" aria-label={table.label} tabIndex={rows.length === 0 || disabled ? 0 : undefined}>
        <table ref={grid} className="grid grid-editor" onKeyDown={disabled ? undefined : keys.onKeyDown} onPaste={disabled ? undefined : onPaste}>
          <caption className="visually-hidden">{table.label}</caption>
          <thead>
            <tr>
              <th scope="col" className="row-number">{words.record.rowNumber}</th>
              {table.fields.map((field) => (
                <th key={field.key} scope="col" className={`column-${field.kind}${isNumeric(field) ? ' number-cell' : ''}`}>
                  {field.label}
                  {field.required && !field.readOnly && <span className="required-mark" aria-hidden="true">*</span>}
                </th>
              ))}
              <td className="row-delete" />
            </tr>
          </thead>
          <tbody>
            {rows.map((line, index) => (
              <LineRow
                key={line.key} line={line} index={index} fields={table.fields} titles={titles} disabled={disabled}
                errors={errorsOfRow(errors, `${table.key}.${index}.`)} onCell={setCell} onDelete={deleteRow}
              />
            ))}
          </tbody>
          <LinesTotal fields={table.fields} rows={rows} />
        </table>
        {rows.length === 0 && <p className="grid-empty">{words.record.noRows}</p>}
      </div>
      {errors[table.key] && <p className="field-error" role="alert">{errors[table.key]}</p>}
      {!disabled && (
        <div className="lines-foot">
          <Button icon={<PlusOutlined />} disabled={full} onClick={keys.addAndFocus}>{words.record.addRow}</Button>
          <span className="faint">{full ? words.record.tooManyRows(table.maximumRows) : words.record.pasteHint}</span>
        </div>
      )}
    </div>
  );
}


/** Undefined for a row without errors, so that it is not drawn again. */
function errorsOfRow(errors: Record<string, string>, prefix: string): Record<string, string> | undefined {
  const own = Object.entries(errors).filter(([path]) => path.startsWith(prefix));
  return own.length === 0 ? undefined : Object.fromEntries(own.map(([path, text]) => [path.slice(prefix.length), text]));
}
