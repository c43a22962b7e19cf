import { Decimal } from 'decimal.js';
import type { FieldValue } from '../../model/value.ts';
import { printWords } from '../../words/print/print-words.ts';
import type { CompiledLines, CompiledType } from '../../model/compile.ts';
import type { ColumnField } from '../../model/field.ts';
import type { TypeLabels } from '../../model/record.ts';
import { amountInCapitals } from '../../words/capitals.ts';
import { decisionWords, wayWords } from '../../words/log/decision-words.ts';
import { stateWord } from '../../words/states/state-words.ts';
import { SYSTEM, type Staff } from '../accounts/organisation.ts';
import { readSetting, SETTINGS } from '../accounts/settings.ts';
import { labelsOf, type AccountSet } from '../account-set.ts';
import type { FlowInstance } from '../flows/instances.ts';
import { opinionsOf } from '../flows/opinions.ts';
import type { PrintDocument, PrintTable } from '../print/print-document.ts';
import { formatInstant, formatMoney, formatValue, type Format } from '../records/format.ts';
import type { StoredRecord } from '../records/read.ts';
import { titlesFor, type Titles } from '../records/titles.ts';

/**
 * What the paper of a record shows. A reference's title belongs to the paper, whoever reads it, so it is
 * read as the system.
 */
export async function printDocument(set: AccountSet, type: CompiledType, record: StoredRecord, staff: Staff, final: FlowInstance | null): Promise<PrintDocument> {
  const company = await readSetting(set.pool, set, SETTINGS.company);
  const format: Format = { language: company.language, timeZone: company.timeZone, currency: company.currency };
  const labels = labelsOf(set, type.name, company.language);
  const titles = await titlesFor(set.pool, set, SYSTEM, [
    { columns: type.columns, values: [record.values] },
    ...[...type.lines.values()].map(({ key, columns }) => ({ columns, values: (record.lines[key] ?? []).map(({ values }) => values) })),
  ]);
  const amount = type.type.flow?.amount;
  return {
    language: company.language,
    company: { name: set.title, address: company.address, telephone: company.telephone },
    title: labels.name,
    number: record.number ?? '',
    state: final ? stateWord(company.language, final.state.status) : '',
    version: record.contentVersion,
    url: `${set.installation.publicUrl}/${type.name}/${record.id}`,
    sections: sectionsOf(type, record, labels, titles, format, amount),
    tables: [...type.lines.values()].map((lines) => tableOfLines(lines, record, labels, titles, format)),
    ...(amount !== undefined && typeof record.values[amount] === 'string' ? { amounts: [amountLine(labels.fields[amount] ?? '', record.values[amount], format)] } : {}),
    ...(final ? { approvals: approvalsOf(final, staff, format) } : {}),
  };
}

function sectionsOf(type: CompiledType, record: StoredRecord, labels: TypeLabels, titles: Titles, format: Format, amount: string | undefined): PrintDocument['sections'] {
  return type.type.form.map(({ section, fields }) => ({
    title: labels.sections?.[section] ?? '',
    fields: fields.flatMap((key) => {
      const column = type.columns.get(key);
      // The amount stands below the lines, with its capitals.
      if (!column || key === amount) return [];
      return [{ label: labels.fields[key] ?? key, value: formatValue(column.field, record.values[key] ?? null, key, labels, titles, format), ...(column.field.kind === 'longText' ? { wide: true } : {}) }];
    }),
  })).filter(({ fields }) => fields.length > 0);
}

function tableOfLines(lines: CompiledLines, record: StoredRecord, labels: TypeLabels, titles: Titles, format: Format): PrintTable {
  const columns = [...lines.columns.values()];
  const rows = record.lines[lines.key] ?? [];
  return {
    title: labels.fields[lines.key] ?? lines.key,
    columns: columns.map(({ key, field }) => ({ label: labels.fields[`${lines.key}.${key}`] ?? key, align: isNumber(field) ? 'right' : 'left' })),
    rows: rows.map(({ values }) => columns.map(({ key, field }) => {
      const value = values[key] ?? null;
      return field.kind === 'money' && typeof value === 'string' ? formatFixed(value, format) : formatValue(field, value, `${lines.key}.${key}`, labels, titles, format);
    })),
    ...(columns.some(({ field }) => isTotalled(field)) && rows.length > 1 ? { totals: columns.map(({ key, field }, index) => {
      if (isTotalled(field)) return formatFixed(sumOf(rows.map(({ values }) => values[key] ?? null)), format);
      return index === 0 ? printWords[format.language].total : '';
    }) } : {}),
  };
}

/** Computed amounts are summed below a table; a sum of unit prices would say nothing. */
const isTotalled = (field: ColumnField) => field.kind === 'money' && field.formula !== undefined;

function sumOf(values: readonly FieldValue[]): string {
  return values.reduce<Decimal>((sum, value) => (typeof value === 'string' ? sum.plus(value) : sum), new Decimal(0)).toFixed(2);
}

/** Amounts in a table: two digits after the point in every row, without the currency's sign. */
function formatFixed(amount: string, format: Format): string {
  return formatMoney(amount, format).replace(/[^\d.,\s\u00a0\u202f-]/g, '').trim();
}

function amountLine(label: string, amount: string, format: Format) {
  const capitals = format.currency === 'CNY' && (format.language === 'zh-CN' || format.language === 'zh-TW') ? amountInCapitals(amount) : undefined;
  return { label, value: formatMoney(amount, format), ...(capitals === undefined ? {} : { capitals }) };
}

function approvalsOf(instance: FlowInstance, staff: Staff, format: Format): NonNullable<PrintDocument['approvals']> {
  return opinionsOf(instance, staff).map((opinion) => ({
    node: opinion.nodeName, person: opinion.person.name, decision: decisionWords[format.language][opinion.decision], way: wayWords[format.language][opinion.way],
    at: formatInstant(opinion.at, format), opinion: opinion.opinion,
  }));
}

const isNumber = (field: ColumnField) => field.kind === 'money' || field.kind === 'decimal' || field.kind === 'integer';
