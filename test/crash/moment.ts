import type { Random } from './random.ts';

/**
 * When a round ends: some time after its work began, or at something that the SMTP or the IMAP server says to the
 * program, in the instant before the program hears it. The latter hits the windows that time alone seldom meets.
 */
export type Moment = { kind: 'time'; afterMs: number } | { kind: 'said'; by: 'smtp' | 'imap'; words: RegExp; times: number; thenMs: number };
export type Victim = 'program' | 'postgres' | 'both';

const SAID = [
  { by: 'smtp', words: /^354 /m },          // the text may flow
  { by: 'smtp', words: /^250 .*queued/im }, // the mail is accepted
  { by: 'imap', words: /BODY\[/ },          // a message comes
  { by: 'imap', words: /COPYUID/ },         // stored messages are moved
] as const;

/** One round in eight has PostgreSQL killed, alone or with the program. */
export function chooseVictim(random: Random): Victim {
  return random.chance(1 / 8) ? random.pick(['postgres', 'both']) : 'program';
}

export function chooseMoment(random: Random): Moment {
  if (random.chance(0.6)) return { kind: 'time', afterMs: Math.floor(random.next() * 900) };
  const { by, words } = random.pick(SAID);
  return { kind: 'said', by, words, times: random.pick([1, 1, 2, 3]), thenMs: random.chance(0.5) ? 0 : Math.floor(random.next() * 40) };
}

export function describeMoment(moment: Moment): string {
  return moment.kind === 'time' ? `${moment.afterMs} ms after its work began` : `${moment.thenMs} ms after ${moment.by} said ${moment.words.source} (${moment.times}×)`;
}
