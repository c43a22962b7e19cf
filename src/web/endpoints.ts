import type * as mail from '../contract/mail.ts';
import type * as model from '../contract/model.ts';
import type * as records from '../contract/records.ts';
import type * as session from '../contract/session.ts';
import type * as setup from '../contract/setup.ts';
import type * as tasks from '../contract/tasks.ts';
import type { Route } from '../contract/route.ts';

type Contract = typeof mail & typeof model & typeof records & typeof session & typeof setup & typeof tasks;

/** Every operation of the contract that the browser may call, by its name there. */
export type Routes = { [Name in keyof Contract as Contract[Name] extends Route ? Name : never]: Contract[Name] };
export type RouteName = keyof Routes;

/**
 * Method and path of each operation. The contract's schemas stay on the server: only their types come into the browser,
 * and a test holds this table equal to the contract.
 */
export const endpoints: Record<RouteName, string> = {
  listAccountSets: 'GET /api/account-sets',
  signIn: 'POST /api/session',
  currentSession: 'GET /api/session',
  signOut: 'DELETE /api/session',
  changeLanguage: 'PUT /api/session/language',
  changePassword: 'PUT /api/session/password',
  beginSecondFactor: 'POST /api/session/second-factor',
  confirmSecondFactor: 'PUT /api/session/second-factor',
  removeSecondFactor: 'DELETE /api/session/second-factor',
  readModel: 'GET /api/model',
  listRecords: 'GET /api/:type',
  countRecords: 'GET /api/:type/count',
  createRecord: 'POST /api/:type',
  readRecord: 'GET /api/:type/:id',
  updateRecord: 'PATCH /api/:type/:id',
  deleteRecord: 'DELETE /api/:type/:id',
  submitRecord: 'POST /api/:type/:id/submission',
  withdrawRecord: 'DELETE /api/:type/:id/submission',
  readProgress: 'GET /api/:type/:id/progress',
  previewSubmission: 'GET /api/:type/:id/submission/preview',
  urgeRecord: 'POST /api/:type/:id/reminder',
  listRecordMail: 'GET /api/:type/:id/mail',
  recordPdf: 'GET /api/:type/:id/pdf',
  listTasks: 'GET /api/tasks',
  readTask: 'GET /api/tasks/:id',
  decideTask: 'POST /api/tasks/:id/decision',
  returnTask: 'POST /api/tasks/:id/return',
  transferTask: 'POST /api/tasks/:id/transfer',
  addSigners: 'POST /api/tasks/:id/signers',
  copyTask: 'POST /api/tasks/:id/copies',
  readMail: 'GET /api/mail/:id',
  resendMail: 'POST /api/mail/:id/sending',
  mailSource: 'GET /api/mail/:id/source',
  mailAttachment: 'GET /api/mail/:id/attachments/:index',
  listSandboxMailboxes: 'GET /api/sandbox/mailboxes',
  listSandboxMessages: 'GET /api/sandbox/mailboxes/:userId',
  readSandboxMessage: 'GET /api/sandbox/messages/:id',
  sandboxAttachment: 'GET /api/sandbox/messages/:id/attachments/:index',
  replyInSandbox: 'POST /api/sandbox/messages/:id/reply',
  readCompany: 'GET /api/setup/company',
  writeCompany: 'PUT /api/setup/company',
  readSmtp: 'GET /api/setup/smtp',
  releaseMail: 'POST /api/setup/smtp/release',
  writeSmtp: 'PUT /api/setup/smtp',
  testSmtp: 'POST /api/setup/smtp/test',
  readImap: 'GET /api/setup/imap',
  writeImap: 'PUT /api/setup/imap',
  testImap: 'POST /api/setup/imap/test',
  readMailApproval: 'GET /api/setup/mail-approval',
  writeMailApproval: 'PUT /api/setup/mail-approval',
  listDocumentTypes: 'GET /api/setup/document-types',
  writeDocumentType: 'PUT /api/setup/document-types/:type',
  readFlow: 'GET /api/setup/flows/:type',
  publishFlow: 'PUT /api/setup/flows/:type',
  resetPassword: 'POST /api/setup/users/:id/password',
  listApiKeys: 'GET /api/setup/api-keys',
  createApiKey: 'POST /api/setup/api-keys',
  revokeApiKey: 'DELETE /api/setup/api-keys/:id',
};
