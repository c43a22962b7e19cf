import type { Language } from '../contract/common.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * A decimal string as the language groups it, exactly: it never passes through a float.
 * @param scale digits after the point; left out, those that the value has
 */
export function formatDecimal(value: string, language: Language, scale?: number): string {
  if (!isDecimal(value)) return value;
  const digits = scale ?? value.split('.')[1]?.length ?? 0;
  return new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: Math.max(digits, scale ?? 20) }).format(value);
}

/** A calendar date (`2026-12-05`) as the language writes it; in mainland China offices write it just so. */
export function formatDate(date: string, language: Language): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || language === 'zh-CN') return date;
  const options: Intl.DateTimeFormatOptions = language === 'zh-TW' ? { year: 'numeric', month: '2-digit', day: '2-digit' } : { dateStyle: 'medium' };
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(Date.parse(date));
}

/** Date and time of an instant in the reader's zone. */
export function formatInstant(instant: string, language: Language, timeZone?: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at);
  return `${formatDate(dayOf(at, timeZone), language)} ${time}`;
}

/** Relative within a day (3 小时前), date and time beyond; `justNow` is said within a minute. */
export function formatRelative(instant: string, language: Language, nowMs: number, justNow: string, timeZone?: string): string {
  const past = nowMs - Date.parse(instant);
  if (Number.isNaN(past) || past >= DAY_MS || past < -DAY_MS) return formatInstant(instant, language, timeZone);
  if (Math.abs(past) < MINUTE_MS) return justNow;
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  return Math.abs(past) < HOUR_MS
    ? relative.format(-Math.trunc(past / MINUTE_MS), 'minute')
    : relative.format(-Math.trunc(past / HOUR_MS), 'hour');
}

export type DurationWords = { moment: string; minutes(count: number): string; hours(count: number): string; days(count: number): string };

/** How long something took, in the largest unit that says enough. */
export function formatDuration(durationMs: number, words: DurationWords): string {
  if (durationMs < MINUTE_MS) return words.moment;
  if (durationMs < HOUR_MS) return words.minutes(Math.floor(durationMs / MINUTE_MS));
  if (durationMs < 2 * DAY_MS) return words.hours(Math.floor(durationMs / HOUR_MS));
  return words.days(Math.floor(durationMs / DAY_MS));
}

/**
 * Reads a number as people type or paste it: full-width digits, thousands marks, spaces and a currency sign are let pass,
 * and a decimal comma where the language has one. Null when it is no number.
 */
export function parseDecimal(text: string, language: Language): string | null {
  const plain = text.normalize('NFKC').replace(/[\s\u00a0\u202f¥$€]|Kč|NT/g, '');
  const unified = language === 'cs' ? plain.replace(/\.(?=\d{3}(\D|$))/g, '').replace(',', '.') : plain.replace(/,/g, '');
  if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(unified)) return null;
  const [whole = '', fraction = ''] = unified.replace(/^[-+]/, '').split('.');
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  const sign = unified.startsWith('-') && /[1-9]/.test(unified) ? '-' : '';
  return `${sign}${digits}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Reads a date as Excel and people write it: 2026-12-05, 2026/12/5, 2026年12月5日, 5.12.2026; null when it is none. */
export function parseDate(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  const yearFirst = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain);
  const dayFirst = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(plain);
  const [year, month, day] = yearFirst ? yearFirst.slice(1) : dayFirst ? [dayFirst[3], dayFirst[2], dayFirst[1]] : [];
  if (!year || !month || !day) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : null;
}

export function isDecimal(value: string): value is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(value);
}

function dayOf(at: Date, timeZone?: string): string {
  const parts = new Intl.DateTimeFormat('en', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}
