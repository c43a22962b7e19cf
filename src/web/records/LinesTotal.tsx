import { Decimal } from 'decimal.js';
import type { FieldDescription } from '../../contract/model.ts';
import { isNumeric } from '../fields/FieldView.tsx';
import { isDecimal } from '../format.ts';
import { useWords } from '../language.tsx';
import { useFormat } from '../useFormat.ts';
import type { DraftLine } from './draft.ts';

/** The sums of computed amounts under a detail table; prices and quantities of different goods are not added up. */
export function LinesTotal({ fields, rows }: { fields: readonly FieldDescription[]; rows: readonly DraftLine[] }) {
  const words = useWords();
  const format = useFormat();
  const summed = fields.filter((field) => isNumeric(field) && field.formula !== undefined);
  if (summed.length === 0 || rows.length < 2) return null;
  return (
    <tfoot>
      <tr>
        <th scope="row" className="row-number">{words.record.total}</th>
        {fields.map((field) => <td key={field.key} className="number-cell">{summed.includes(field) && <span className="cell-text">{format.decimal(sumOf(field, rows), field.scale ?? 2)}</span>}</td>)}
        <td />
      </tr>
    </tfoot>
  );
}

function sumOf(field: FieldDescription, rows: readonly DraftLine[]): string {
  return rows.reduce((sum, row) => {
    const value = row.values[field.key];
    return typeof value === 'string' && isDecimal(value) ? sum.plus(value) : sum;
  }, new Decimal(0)).toFixed();
}
