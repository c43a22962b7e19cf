import { queryOptions } from '@tanstack/react-query';
import { call, type Answer } from '../../client.ts';

export type Mailbox = Answer<'listSandboxMailboxes'>[number];
export type Message = Answer<'listSandboxMessages'>[number];

/** The next mail of a flow should be there before one wonders where it is. */
const LOOK_EVERY_MS = 1_500;

export const sandboxKey = ['sandbox'] as const;

export const mailboxesQuery = queryOptions({
  queryKey: [...sandboxKey, 'mailboxes'], queryFn: ({ signal }) => call('listSandboxMailboxes', { signal }), refetchInterval: LOOK_EVERY_MS,
});
export const messagesQuery = (userId: string) => queryOptions({
  queryKey: [...sandboxKey, 'messages', userId], queryFn: ({ signal }) => call('listSandboxMessages', { params: { userId }, signal }), refetchInterval: LOOK_EVERY_MS,
});
export const messageQuery = (id: string) => queryOptions({
  queryKey: ['sandbox-message', id], queryFn: ({ signal }) => call('readSandboxMessage', { params: { id }, signal }), staleTime: Infinity,
});
