import { z } from 'zod';
import { Done, Id, Instant, Language } from './common.ts';
import { RequiredWay } from './tasks.ts';
import { TypeName } from './records.ts';
import { route } from './route.ts';

/** Secrets are written, never read back: an answer says only whether one is stored. */
const Secret = z.object({ stored: z.boolean() });
const NewSecret = z.string().max(4000).optional().describe('left out: the stored one is kept');

export const Company = z.object({
  title: z.string().min(1).max(100), address: z.string().max(200), telephone: z.string().max(60),
  language: Language, timeZone: z.string().max(60), currency: z.string().regex(/^[A-Z]{3}$/),
  /** Chosen by an administrator who is no demo person; only then does the server listen beyond this machine. */
  demo: z.boolean().readonly(),
});
export type Company = z.infer<typeof Company>;

const Server = z.object({
  host: z.string().max(253), port: z.number().int().min(1).max(65535),
  encryption: z.enum(['none', 'starttls', 'tls']), acceptSelfSigned: z.boolean(),
  authentication: z.enum(['anonymous', 'password', 'oauth']), user: z.string().max(200),
  oauthTokenUrl: z.string().max(500), oauthClientId: z.string().max(200), oauthScope: z.string().max(500),
});
const Smtp = Server.extend({ enabled: z.boolean(), fromAddress: z.string().max(254), fromName: z.string().max(100), messagesPerSecond: z.number().min(0.1).max(1000) });
const Imap = Server.extend({
  enabled: z.boolean(), folder: z.string().max(200), processedFolder: z.string().max(200), failedFolder: z.string().max(200),
  pollSeconds: z.number().int().min(5).max(3600),
});
const secrets = { password: Secret, oauthClientSecret: Secret, oauthRefreshToken: Secret };
const newSecrets = { password: NewSecret, oauthClientSecret: NewSecret, oauthRefreshToken: NewSecret };

export const SmtpSettings = Smtp.extend({ ...secrets, held: z.boolean().describe('a copy of another database sends nothing until it is released') });
export const ImapSettings = Imap.extend({ ...secrets, status: z.string(), statusAt: Instant.nullable() });
export const SmtpInput = Smtp.extend(newSecrets);
export const ImapInput = Imap.extend(newSecrets);

export const MailApproval = z.object({
  enabled: z.boolean().describe('the stop switch: off stops every decision by mail within 5 s'),
  /** Decision words beyond the built-in ones, by language. */
  words: z.partialRecord(Language, z.object({ approve: z.array(z.string().max(40)).max(50), reject: z.array(z.string().max(40)).max(50) })),
  /** Literal patterns with `*` for banners above the first line. */
  banners: z.array(z.string().max(200)).max(50),
  /** Authentication-Results of these servers are believed (RFC 8601 authserv-id). */
  authservIds: z.array(z.string().max(253)).max(20),
  /** In-house domains accepted without DMARC or DKIM: an explicit choice, logged. */
  unauthenticatedDomains: z.array(z.string().max(253)).max(20),
  tokenDays: z.number().int().min(1).max(365),
  subaddress: z.boolean().describe('the provider delivers local+token@domain; proved by Test connection'),
});
export type MailApproval = z.infer<typeof MailApproval>;

export const ConnectionTest = z.object({
  ok: z.boolean(),
  cause: z.enum(['dns', 'refused', 'timeout', 'tls', 'login', 'sender', 'forbidden', 'folder', 'other']).nullable(),
  message: z.string(), certificate: z.string().nullable(),
});
export type ConnectionTest = z.infer<typeof ConnectionTest>;

const get = <A extends z.ZodType>(path: string, summary: string, answer: A) =>
  route({ method: 'GET', path, tag: 'setup', access: 'administrator', summary, answer });
const put = <B extends z.ZodType, A extends z.ZodType>(path: string, summary: string, body: B, answer: A) =>
  route({ method: 'PUT', path, tag: 'setup', access: 'administrator', summary, body, answer });

export const readCompany = get('/api/setup/company', 'The account set', Company);
export const writeCompany = put('/api/setup/company', 'Change the account set', Company.omit({ demo: true }), Company);
export const readSmtp = get('/api/setup/smtp', 'Outgoing mail', SmtpSettings);
export const writeSmtp = put('/api/setup/smtp', 'Change outgoing mail', SmtpInput, SmtpSettings);
export const readImap = get('/api/setup/imap', 'Incoming mail', ImapSettings);
export const writeImap = put('/api/setup/imap', 'Change incoming mail', ImapInput, ImapSettings);
export const readMailApproval = get('/api/setup/mail-approval', 'How replies are read', MailApproval);
export const writeMailApproval = put('/api/setup/mail-approval', 'Change how replies are read', MailApproval, MailApproval);

export const testSmtp = route({
  method: 'POST', path: '/api/setup/smtp/test', tag: 'setup', access: 'administrator',
  summary: 'Test connection 「测试连接」 with the form as it stands; sends a test mail when `sendTo` is given',
  body: SmtpInput.extend({ sendTo: z.string().max(254).optional() }), answer: ConnectionTest,
});
export const releaseMail = route({
  method: 'POST', path: '/api/setup/smtp/release', tag: 'setup', access: 'administrator',
  summary: 'Let a restored copy send mail from now on', answer: Done,
});
export const testImap = route({
  method: 'POST', path: '/api/setup/imap/test', tag: 'setup', access: 'administrator',
  summary: 'Test connection with the form as it stands', body: ImapInput, answer: ConnectionTest,
});

export const PolicyTier = z.object({
  way: RequiredWay,
  /** The tier holds from this amount on (of the type's amount field); null: always. */
  fromAmount: z.string().regex(/^[0-9]{1,15}(\.[0-9]{1,2})?$/).nullable(),
});
export const DocumentType = z.object({
  type: TypeName, label: z.string(), mailApproval: z.boolean(),
  prefix: z.string().max(10), digits: z.number().int().min(3).max(10), datePart: z.enum(['none', 'year', 'month', 'day']),
  nextExample: z.string(), tiers: z.array(PolicyTier).max(5), hasAmount: z.boolean(),
});
export type DocumentType = z.infer<typeof DocumentType>;
export const listDocumentTypes = get('/api/setup/document-types', 'Document types 「单据类型」', z.array(DocumentType));
export const writeDocumentType = route({
  method: 'PUT', path: '/api/setup/document-types/:type', tag: 'setup', access: 'administrator', summary: 'Change a document type',
  params: z.object({ type: TypeName }), body: DocumentType.omit({ type: true, label: true, nextExample: true, hasAmount: true }), answer: DocumentType,
});

/** Who is asked at a step: role, person or the leader of the submitter's department (n levels up). */
export const StepAssignee = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('role'), roleId: Id }),
  z.object({ kind: z.literal('user'), userId: Id }),
  z.object({ kind: z.literal('departmentLeader'), level: z.number().int().min(1).max(10) }),
]);
export const FlowStep = z.object({
  name: z.string().min(1).max(60),
  assignees: z.array(StepAssignee).min(1).max(20),
  need: z.enum(['any', 'all', 'half']),
  order: z.enum(['parallel', 'sequential']),
  onReject: z.enum(['end', 'returnToStart', 'returnToPrevious']),
  onEmpty: z.enum(['pass', 'reject', 'administrator']),
  /** The step is taken only when this holds, e.g. amount ≥ 100000; null: always. */
  condition: z.object({ field: z.string().max(80), operator: z.enum(['>=', '>', '<=', '<', '=', '!=']), value: z.string().max(200) }).nullable(),
});
export const FlowSetup = z.object({
  type: TypeName, label: z.string(), name: z.string().min(1).max(60), version: z.number().int(),
  steps: z.array(FlowStep).min(1).max(30),
  withdraw: z.enum(['beforeFirstDecision', 'anyTime', 'never']),
  selfApproval: z.enum(['himself', 'skip', 'leader']),
  repeatedApprover: z.enum(['ask', 'skipConsecutive', 'skipAlways']),
  /** Fields that a condition may use; sums of detail tables as `sum(lines.amount)`. */
  conditionFields: z.array(z.object({ field: z.string(), label: z.string(), kind: z.string() })),
});
export type FlowSetup = z.infer<typeof FlowSetup>;
const OfType = z.object({ type: TypeName });
export const readFlow = route({
  method: 'GET', path: '/api/setup/flows/:type', tag: 'setup', access: 'administrator', summary: 'The approval flow of a document type 「审批流程」', params: OfType, answer: FlowSetup,
});
export const publishFlow = route({
  method: 'PUT', path: '/api/setup/flows/:type', tag: 'setup', access: 'administrator',
  summary: 'Publish a new version; running instances keep theirs; 422 lists what is wrong with it',
  params: OfType, body: FlowSetup.omit({ type: true, label: true, version: true, conditionFields: true }), answer: FlowSetup,
});

export const resetPassword = route({
  method: 'POST', path: '/api/setup/users/:id/password', tag: 'setup', access: 'administrator',
  summary: 'Give a user a new random password, shown once; ends his sessions and second factor',
  params: z.object({ id: Id }), body: z.object({ removeSecondFactor: z.boolean() }), answer: z.object({ password: z.string() }),
});

export const ApiKey = z.object({ id: Id, name: z.string(), user: z.string(), prefix: z.string(), createdAt: Instant, lastUsedAt: Instant.nullable(), revoked: z.boolean() });
export const listApiKeys = get('/api/setup/api-keys', 'API keys for other systems', z.array(ApiKey));
export const createApiKey = route({
  method: 'POST', path: '/api/setup/api-keys', tag: 'setup', access: 'administrator',
  summary: 'Make a key that acts as a user; the key is shown once', body: z.object({ name: z.string().min(1).max(60), userId: Id }),
  answer: ApiKey.extend({ key: z.string() }),
});
export const revokeApiKey = route({
  method: 'DELETE', path: '/api/setup/api-keys/:id', tag: 'setup', access: 'administrator', summary: 'Revoke a key', params: z.object({ id: Id }), answer: Done,
});
