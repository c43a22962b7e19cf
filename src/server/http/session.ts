import qrcode from 'qrcode';
import type { FastifyReply } from 'fastify';
import * as contract from '../../contract/session.ts';
import { user } from '../../model/organisation.ts';
import { readStaff, SYSTEM } from '../accounts/organisation.ts';
import { isPassword, setPassword } from '../accounts/passwords.ts';
import { beginSecondFactor, confirmSecondFactor, hasSecondFactor, removeSecondFactor } from '../accounts/second-factor.ts';
import { closeSession, closeSessionsOf, openSession } from '../accounts/sessions.ts';
import { readSetting, SETTINGS } from '../accounts/settings.ts';
import { logAccess } from '../accounts/access-log.ts';
import { typeOf } from '../account-set.ts';
import { transaction } from '../database/connect.ts';
import { countOpenTasks } from '../flows/tasks.ts';
import { readRecord } from '../records/read.ts';
import { updateRecord } from '../records/write.ts';
import { Refusal } from '../refusal.ts';
import { todayIn } from '../time.ts';
import { countAttempts, FREE_ATTEMPTS } from './attempts.ts';
import { readCaller, SESSION_COOKIE } from './caller.ts';
import type { Caller } from './context.ts';
import { requireCode } from './second-factor.ts';
import { DONE, serve, servePublic, type Serving } from './serve.ts';

export function serveSession(serving: Serving, secure: boolean): void {
  const { attempts } = serving;
  const byAddress = countAttempts(FREE_ATTEMPTS.address);
  const setCookie = (reply: FastifyReply, value: string, expires: Date) =>
    reply.setCookie(SESSION_COOKIE, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, expires });

  servePublic(serving, contract.listAccountSets, async () => serving.registry.all().map(({ name, title, demo }) => ({ name, title, demo })));

  servePublic(serving, contract.signIn, async ({ body, request, reply }) => {
    const key = `${body.accountSet}/${body.login.toLowerCase()}`;
    byAddress.begin(request.ip);
    attempts.begin(key);
    const set = serving.registry.get(body.accountSet);
    const colleague = set && (await readStaff(set.pool, set)).byLogin(body.login);
    const right = set ? await isPassword(set.pool, set, colleague?.enabled ? colleague.id : undefined, body.password) : false;
    if (!set || !colleague || !right) {
      if (set) await logAccess(set, colleague?.id ?? null, 'signInRefused', {});
      throw new Refusal('WrongPassword');
    }
    byAddress.succeeded(request.ip);
    attempts.succeeded(key);
    if (await hasSecondFactor(set.pool, set, colleague.id)) {
      if (body.code === undefined) throw new Refusal('SecondFactorNeeded');
      await requireCode(attempts, set, colleague, body.code);
    }
    const session = await openSession(set, colleague.id);
    await logAccess(set, colleague.id, 'signedIn', {});
    setCookie(reply, session.cookie, session.expiresAt);
    request.cookies[SESSION_COOKIE] = session.cookie;
    return present(await readCaller(serving.registry, request));
  });

  serve(serving, contract.currentSession, (caller) => present(caller));

  servePublic(serving, contract.signOut, async ({ request, reply }) => {
    const cookie = request.cookies[SESSION_COOKIE];
    const [anySet] = serving.registry.all();
    if (cookie !== undefined && anySet) await closeSession(anySet.pool, cookie);
    reply.clearCookie(SESSION_COOKIE, { path: '/' });
    return DONE;
  });

  serve(serving, contract.changeLanguage, async (caller, { body, request }) => {
    const { set } = caller;
    const type = typeOf(set, user.name);
    const today = await todayIn(set);
    await transaction(set.pool, async (connection) => {
      const { rowVersion } = await readRecord(connection, set, SYSTEM, type, caller.colleague.id);
      await updateRecord(connection, set, type, caller.colleague.id, { values: { language: body.language }, rowVersion }, { actor: SYSTEM, way: 'web', today });
    });
    return present(await readCaller(serving.registry, request));
  });

  serve(serving, contract.changePassword, async (caller, { body }) => {
    await requirePassword(caller, body.current);
    await setPassword(caller.set.pool, caller.set, caller.colleague.id, body.next);
    await closeSessionsOf(caller.set, caller.colleague.id, caller.sessionHash);
    await logAccess(caller.set, caller.colleague.id, 'passwordChanged', {});
    return DONE;
  });

  serve(serving, contract.beginSecondFactor, async (caller, { body }) => {
    await requirePassword(caller, body.password);
    const { set, colleague } = caller;
    if (await hasSecondFactor(set.pool, set, colleague.id)) throw new Refusal('NotAllowed');
    const begun = await beginSecondFactor(set.pool, set, set.installation.secrets, colleague.id, colleague.login);
    return { ...begun, qrSvg: await qrcode.toString(begun.address, { type: 'svg', margin: 1 }) };
  });

  serve(serving, contract.confirmSecondFactor, async (caller, { body }) => {
    const { set, colleague } = caller;
    await requireCode(attempts, set, colleague, body.code);
    await confirmSecondFactor(set.pool, set, colleague.id);
    await logAccess(set, colleague.id, 'secondFactorOn', {});
    return present(caller);
  });

  serve(serving, contract.removeSecondFactor, async (caller, { body }) => {
    const { set, colleague } = caller;
    await requirePassword(caller, body.password);
    await requireCode(attempts, set, colleague, body.code);
    await removeSecondFactor(set.pool, set, colleague.id);
    await logAccess(set, colleague.id, 'secondFactorOff', {});
    return present(caller);
  });

  async function requirePassword({ set, colleague }: Caller, password: string): Promise<void> {
    const key = `${set.name}/${colleague.login.toLowerCase()}`;
    attempts.begin(key);
    if (!(await isPassword(set.pool, set, colleague.id, password))) throw new Refusal('WrongPassword');
    attempts.succeeded(key);
  }
}

async function present({ set, actor, colleague }: Caller) {
  const smtp = await readSetting(set.pool, set, SETTINGS.smtp);
  const company = await readSetting(set.pool, set, SETTINGS.company);
  return {
    accountSet: { name: set.name, title: set.title, demo: set.demo, timeZone: company.timeZone, currency: company.currency },
    user: {
      id: colleague.id, name: colleague.name, login: colleague.login, email: colleague.email, language: colleague.language,
      departmentId: colleague.departmentId, roles: colleague.roles,
    },
    administrator: actor.administrator,
    secondFactor: await hasSecondFactor(set.pool, set, colleague.id),
    openTasks: await countOpenTasks(set.pool, set, colleague.id),
    sandbox: set.demo && !smtp.enabled,
  };
}
