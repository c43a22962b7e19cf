import type { ColumnField } from '../../model/field.ts';
import { targetOf } from '../../model/fields/index.ts';
import type { Language, TypeLabels } from '../../model/record.ts';
import type { FieldValue } from '../../model/value.ts';
import type { Titles } from './titles.ts';

export type Format = { language: Language; timeZone: string; currency: string };

const YES_NO: Record<Language, readonly [string, string]> = { 'zh-CN': ['是', '否'], 'zh-TW': ['是', '否'], en: ['Yes', 'No'], cs: ['Ano', 'Ne'] };
const HIDDEN: Record<Language, string> = { 'zh-CN': '（无权查看）', 'zh-TW': '（無權檢視）', en: '(not visible to you)', cs: '(nemáte oprávnění)' };

/** A value as its reader's language writes it; nothing for an empty one. `place` is its key among the labels. */
export function formatValue(field: ColumnField, value: FieldValue, place: string, labels: TypeLabels, titles: Titles, format: Format): string {
  if (value === null) return '';
  switch (field.kind) {
    case 'money': return formatMoney(String(value), format);
    case 'decimal': return formatDecimal(String(value), field.scale, format.language);
    case 'integer': return formatDecimal(String(value), 0, format.language);
    case 'boolean': return YES_NO[format.language][value === true ? 0 : 1];
    case 'choice': return labels.choices?.[place]?.[String(value)] ?? String(value);
    case 'instant': return formatInstant(String(value), format);
    case 'date': return formatDate(String(value), format.language);
    case 'reference':
    case 'references': return [value].flat().map((id) => titles[`${targetOf(field)}/${String(id)}`] ?? HIDDEN[format.language]).join(', ');
    case 'text':
    case 'longText': return String(value);
  }
}

export function formatMoney(amount: string, { language, currency }: Format): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(exact(amount));
}

export function formatDecimal(amount: string, scale: number, language: Language): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 0, maximumFractionDigits: scale }).format(exact(amount));
}

/** `2026-11-23 05:14` in Chinese, `Nov 23, 2026, 05:14` and `23. 11. 2026 5:14` elsewhere: no reader has to guess what is the month. */
export function formatInstant(instant: string, { language, timeZone }: Pick<Format, 'language' | 'timeZone'>): string {
  const moment = new Date(instant);
  if (language === 'zh-CN' || language === 'zh-TW') {
    return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).format(moment);
  }
  return new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }).format(moment);
}

/** Chinese papers write the day as ISO does; the others as the language does. */
export function formatDate(day: string, language: Language): string {
  if (language === 'zh-CN' || language === 'zh-TW') return day;
  return new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle: 'medium' }).format(new Date(`${day}T00:00:00Z`));
}

/** Intl formats decimal strings exactly; their type in TypeScript is the numeric literal's. */
function exact(amount: string): `${number}` {
  return isNumeric(amount) ? amount : '0';
}

const isNumeric = (amount: string): amount is `${number}` => /^-?[0-9]+(\.[0-9]+)?$/.test(amount);
