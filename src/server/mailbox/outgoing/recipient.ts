import type { MailContext } from '../../../mail/compose/message.ts';
import type { Language } from '../../../model/record.ts';
import type { Colleague, Staff } from '../../accounts/organisation.ts';
import { readSetting, SETTINGS, type SettingValue } from '../../accounts/settings.ts';
import type { AccountSet } from '../../account-set.ts';
import type { OutboxRow } from './outbox.ts';

/** What every mail needs to know of the company and of who gets it. */
export type Addressed = {
  set: AccountSet; staff: Staff; smtp: SettingValue<typeof SETTINGS.smtp>; company: SettingValue<typeof SETTINGS.company>;
  colleague: Colleague | undefined; language: Language; context: MailContext; address: string; name: string;
};

/** Null when the recipient is gone: a mail to nobody is not owed. */
export async function addressed(set: AccountSet, staff: Staff, row: OutboxRow): Promise<Addressed | null> {
  const colleague = row.recipientId === null ? undefined : staff.colleague(row.recipientId);
  const address = row.recipientId === null ? row.recipient : (colleague?.enabled ? colleague.email : '');
  if (address === '') return null;
  const company = await readSetting(set.pool, set, SETTINGS.company);
  const language = colleague?.language ?? company.language;
  const name = colleague?.name ?? address;
  return {
    set, staff, colleague, language, address, name, company,
    smtp: await readSetting(set.pool, set, SETTINGS.smtp),
    context: { language, installationId: set.installation.id, company: set.title, recipient: { name, ...(colleague?.positionName ? { title: colleague.positionName } : {}) } },
  };
}
