import { randomInt } from 'node:crypto';

/** No letters or digits that are mistaken for one another when read over the telephone. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 7;

/** The flow's short id that stands in every subject: `F-8Q3K7MV`. It finds a flow and authorises nothing. */
export function newFlowId(): string {
  return `F-${Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;
}
