import type { ImapFlow } from 'imapflow';
import { describeError } from './connection-cause.ts';

/** A message lying in the folder; nothing of it is downloaded yet. */
export type WaitingMessage = { uid: number; bytes: number; internalDate: string | null };

/** A folder does not exist (any more), or can't be created. */
export class FolderMissing extends Error {}

/**
 * Creates the folder unless it exists. Names are plain Unicode; `/` stands between levels,
 * whatever the server puts there. @throws FolderMissing when the server refuses
 */
export async function ensureFolder(client: ImapFlow, folder: string): Promise<void> {
  const path = serverPath(client, folder);
  const found = await client.status(path, { uidValidity: true }).catch(() => false);
  if (found !== false) return;
  await client.mailboxCreate(path).catch((error: unknown) => {
    throw new FolderMissing(`the folder ${folder} can't be created: ${describeError(error)}`);
  });
}

/** Selects the folder anew and returns its UIDVALIDITY. @throws FolderMissing */
export async function openFolder(client: ImapFlow, folder: string): Promise<string> {
  try {
    const mailbox = await client.mailboxOpen(serverPath(client, folder));
    return mailbox.uidValidity.toString();
  } catch (error) {
    if (error instanceof Error && 'mailboxMissing' in error) throw new FolderMissing(`the folder ${folder} does not exist`);
    throw error;
  }
}

/** Everything in the selected folder: what was handled has been moved away, so all of it waits. */
export async function listWaiting(client: ImapFlow): Promise<WaitingMessage[]> {
  if (client.mailbox === false || client.mailbox.exists === 0) return [];
  const messages = await client.fetchAll('1:*', { uid: true, size: true, internalDate: true });
  return messages.map((message) => ({
    uid: message.uid,
    bytes: message.size ?? 0,
    internalDate: message.internalDate === undefined ? null : new Date(message.internalDate).toISOString(),
  }));
}

/**
 * The raw bytes of messages, without marking them as read; at most `maximumBytes` of each.
 * A message that somebody else moved meanwhile is left out.
 */
export async function download(client: ImapFlow, uids: number[], maximumBytes: number): Promise<Map<number, Uint8Array>> {
  const query = { uid: true, source: { start: 0, maxLength: maximumBytes } };
  const messages = await client.fetchAll(uids.join(','), query, { uid: true });
  const sources = new Map<number, Uint8Array>();
  for (const { uid, source } of messages) if (source !== undefined) sources.set(uid, source);
  return sources;
}

/**
 * Moves messages (COPY, \Deleted and UID EXPUNGE where the server has no MOVE). The folder is
 * created again if it was deleted meanwhile. @throws when the server will not move them
 */
export async function moveMessages(client: ImapFlow, uids: number[], folder: string): Promise<void> {
  if (uids.length === 0) return;
  const move = () => client.messageMove(uids.join(','), serverPath(client, folder), { uid: true });
  if (await move()) return;
  await ensureFolder(client, folder);
  if (!(await move())) throw new Error(`the server does not move messages to ${folder}`);
}

function serverPath(client: ImapFlow, folder: string): string {
  return folder.split('/').join(client.namespace?.delimiter ?? '/');
}
