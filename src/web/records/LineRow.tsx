import { DeleteOutlined } from '@ant-design/icons';
import { memo } from 'react';
import type { FieldValue, Titles } from '../../contract/common.ts';
import type { FieldDescription } from '../../contract/model.ts';
import { FieldInput } from '../fields/FieldInput.tsx';
import { FieldView, isNumeric } from '../fields/FieldView.tsx';
import { useWords } from '../language.tsx';
import type { DraftLine } from './draft.ts';

type Props = {
  line: DraftLine; index: number; fields: readonly FieldDescription[]; titles: Titles; disabled: boolean; errors: Record<string, string> | undefined;
  onCell: (key: string, field: string, value: FieldValue, target?: string, titles?: Record<string, string>) => void; onDelete: (key: string) => void;
};

/** One row of a detail table; drawn again only when it changed itself. */
export const LineRow = memo(function LineRow({ line, index, fields, titles, disabled, errors, onCell, onDelete }: Props) {
  const words = useWords();
  return (
    <tr>
      <th scope="row" className="row-number">{index + 1}</th>
      {fields.map((field, column) => {
        const error = errors?.[field.key];
        const value = line.values[field.key] ?? null;
        return (
          <td key={field.key} data-cell={`${index}:${column}`} className={`${isNumeric(field) ? 'number-cell' : ''}${error ? ' cell-wrong' : ''}`} title={error}>
            {field.readOnly || disabled
              ? <span className="cell-text"><FieldView field={field} value={value} titles={titles} /></span>
              : (
                <FieldInput
                  field={field} value={value} borderless invalid={error !== undefined} label={`${words.record.row(index + 1)} ${field.label}${error ? ` (${error})` : ''}`}
                  titleOf={(id) => titles[`${field.target}/${id}`]}
                  onChange={(next, chosen) => onCell(line.key, field.key, next, field.target, chosen)}
                />
              )}
          </td>
        );
      })}
      <td className="row-delete">
        {!disabled && (
          <button type="button" className="icon-button" tabIndex={-1} aria-label={words.record.deleteRow(index + 1)} title={words.record.deleteRow(index + 1)} aria-keyshortcuts="Control+Delete" onClick={() => onDelete(line.key)}>
            <DeleteOutlined />
          </button>
        )}
      </td>
    </tr>
  );
});
