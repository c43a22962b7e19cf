import type { CompiledType } from '../../model/compile.ts';
import type { Numbering } from '../../model/record.ts';
import { readSetting, SETTINGS } from '../accounts/settings.ts';
import { tableOf, type AccountSet } from '../account-set.ts';
import { first, sql, type Connection } from '../database/query.ts';

/** How a type is numbered: as it says itself, or as an administrator set it. */
export async function numberingOf(connection: Connection, set: AccountSet, type: CompiledType): Promise<Numbering | null> {
  const changed = (await readSetting(connection, set, SETTINGS.documentTypes))[type.name];
  return changed ?? type.type.numbering ?? null;
}

/**
 * Takes the next number, without gaps: the counter's row is locked to the end of the transaction,
 * so it is taken last.
 * @param today the account set's day
 */
export async function nextNumber(connection: Connection, set: AccountSet, type: CompiledType, numbering: Numbering, today: string): Promise<string> {
  const period = periodOf(numbering, today);
  const counter = await first<{ value: string }>(connection, sql`insert into ${tableOf(set, 'counter')} as c (key, value) values (${`number/${type.name}/${numbering.prefix}${period}`}, 1)
    on conflict (key) do update set value = c.value + 1 returning value`);
  return formatNumber(numbering, today, Number(counter?.value));
}

/** `XS20261122-0007` */
export function formatNumber(numbering: Numbering, today: string, value: number): string {
  const period = periodOf(numbering, today);
  return `${numbering.prefix}${period}${period === '' ? '' : '-'}${String(value).padStart(numbering.digits, '0')}`;
}

function periodOf({ datePart }: Numbering, today: string): string {
  const day = today.replaceAll('-', '');
  switch (datePart) {
    case 'none': return '';
    case 'year': return day.slice(0, 4);
    case 'month': return day.slice(0, 6);
    case 'day': return day;
  }
}
