import * as contract from '../../../contract/setup.ts';
import { logAccess } from '../../accounts/access-log.ts';
import { changeSetting, readSetting, SETTINGS, writeSetting } from '../../accounts/settings.ts';
import { renameAccountSet } from '../../accounts/registry.ts';
import { Refusal } from '../../refusal.ts';
import { serve, type Serving } from '../serve.ts';

export function serveCompany(serving: Serving): void {
  serve(serving, contract.readCompany, async ({ set }) => ({ title: set.title, ...(await readSetting(set.pool, set, SETTINGS.company)), demo: set.demo }));

  serve(serving, contract.writeCompany, async ({ set, actor }, { body: { title, ...company } }) => {
    if (!isTimeZone(company.timeZone)) throw new Refusal('InvalidInput', {}, { timeZone: { code: 'NotAChoice' } });
    await writeSetting(set.pool, set, SETTINGS.company, company, actor.userId);
    await renameAccountSet(set, title);
    await serving.registry.refresh();
    await logAccess(set, actor.userId, 'settingsChanged', { setting: 'company' });
    return { title, ...company, demo: set.demo };
  });

  serve(serving, contract.readMailApproval, ({ set }) => readSetting(set.pool, set, SETTINGS.mailApproval));

  serve(serving, contract.writeMailApproval, async ({ set, actor }, { body }) => {
    // Sub-addresses are proved, not claimed.
    const settings = await changeSetting(set, SETTINGS.mailApproval, ({ subaddress }) => ({ ...body, subaddress }), actor.userId);
    await logAccess(set, actor.userId, 'settingsChanged', { setting: 'mailApproval', enabled: body.enabled, unauthenticatedDomains: body.unauthenticatedDomains });
    set.installation.signal.raise('settings', set.name);
    return settings;
  });
}

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
