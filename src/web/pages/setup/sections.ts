import type { SetupWords } from '../../../words/setup/zh-CN.ts';

export type PageKey = keyof SetupWords['pages'];
export type GroupKey = keyof SetupWords['groups'];

/** One entry of the set-up menu: a page of its own under `/setup`, or the list of a record type. */
export type Section = { key: PageKey; group: GroupKey } & ({ section: string } | { recordType: string });

export const sections: readonly Section[] = [
  { key: 'company', group: 'company', section: 'company' },
  { key: 'smtp', group: 'mail', section: 'smtp' },
  { key: 'imap', group: 'mail', section: 'imap' },
  { key: 'mailApproval', group: 'mail', section: 'mail-approval' },
  { key: 'documentTypes', group: 'documents', section: 'document-types' },
  { key: 'flows', group: 'documents', section: 'flows' },
  { key: 'users', group: 'people', section: 'users' },
  { key: 'departments', group: 'people', recordType: 'department' },
  { key: 'positions', group: 'people', recordType: 'position' },
  { key: 'roles', group: 'people', recordType: 'role' },
  { key: 'apiKeys', group: 'integration', section: 'api-keys' },
];

export const groups: readonly GroupKey[] = ['company', 'mail', 'documents', 'people', 'integration'];
