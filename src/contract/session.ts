import { z } from 'zod';
import { Done, Id, Language } from './common.ts';
import { route } from './route.ts';

export const AccountSetSummary = z.object({ name: z.string(), title: z.string(), demo: z.boolean() });

export const Session = z.object({
  accountSet: AccountSetSummary.extend({ timeZone: z.string(), currency: z.string() }),
  user: z.object({
    id: Id,
    name: z.string(),
    login: z.string(),
    email: z.string(),
    language: Language,
    departmentId: Id.nullable(),
    roles: z.array(z.string()),
  }),
  administrator: z.boolean(),
  /** The second factor (TOTP) is set up for this user. */
  secondFactor: z.boolean(),
  openTasks: z.number().int(),
  /** Mail goes to the built-in sandbox because no SMTP server is configured. */
  sandbox: z.boolean(),
});
export type Session = z.infer<typeof Session>;

export const listAccountSets = route({
  method: 'GET', path: '/api/account-sets', tag: 'session', access: 'public',
  summary: 'The account sets one can sign in to',
  answer: z.array(AccountSetSummary),
});

export const signIn = route({
  method: 'POST', path: '/api/session', tag: 'session', access: 'public',
  summary: 'Sign in; answers 401 `SecondFactorNeeded` when a code is missing',
  body: z.object({
    accountSet: z.string().max(63),
    login: z.string().min(1).max(200),
    password: z.string().min(1).max(200),
    code: z.string().regex(/^[0-9]{6}$/).optional(),
  }),
  answer: Session,
});

export const currentSession = route({
  method: 'GET', path: '/api/session', tag: 'session', access: 'signedIn',
  summary: 'Who is signed in', answer: Session,
});

export const signOut = route({
  method: 'DELETE', path: '/api/session', tag: 'session', access: 'public', summary: 'Sign out', answer: Done,
});

export const changeLanguage = route({
  method: 'PUT', path: '/api/session/language', tag: 'session', access: 'signedIn',
  summary: "Change one's own language", body: z.object({ language: Language }), answer: Session,
});

export const changePassword = route({
  method: 'PUT', path: '/api/session/password', tag: 'session', access: 'signedIn',
  summary: "Change one's own password; ends one's other sessions",
  body: z.object({ current: z.string().min(1).max(200), next: z.string().min(10).max(200) }),
  answer: Done,
});

export const beginSecondFactor = route({
  method: 'POST', path: '/api/session/second-factor', tag: 'session', access: 'signedIn',
  summary: 'Begin to set up the second factor: the secret as text and as a QR code (SVG)',
  body: z.object({ password: z.string().min(1).max(200) }),
  answer: z.object({ secret: z.string(), address: z.string(), qrSvg: z.string() }),
});

export const confirmSecondFactor = route({
  method: 'PUT', path: '/api/session/second-factor', tag: 'session', access: 'signedIn',
  summary: 'Switch the second factor on with a first valid code',
  body: z.object({ code: z.string().regex(/^[0-9]{6}$/) }),
  answer: Session,
});

export const removeSecondFactor = route({
  method: 'DELETE', path: '/api/session/second-factor', tag: 'session', access: 'signedIn',
  summary: 'Switch the second factor off',
  body: z.object({ password: z.string().min(1).max(200), code: z.string().regex(/^[0-9]{6}$/) }),
  answer: Session,
});
