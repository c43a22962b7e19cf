import type { ParsedMessage } from '../../../mail/parse.ts';
import type { ReplyReading } from '../../../mail/reply.ts';
import type { Proof } from './prove-sender.ts';
import type { InboxRow } from './store.ts';

/** What the log keeps of a mail that decided, or was refused: which bytes, what was read in them, what their sender's word is worth (mail-rules 17). */
export function evidenceOf({ row, message, proof, reading }: { row: InboxRow; message: ParsedMessage; proof: Proof | null; reading: ReplyReading }): Record<string, unknown> {
  return { rawSha256: row.sha256, messageId: message.messageId, authentication: proof, linesRead: reading.linesRead, reading: reading.reason };
}
