import type { FastifyReply } from 'fastify';
import type { Problem } from '../../contract/common.ts';
import type { Language } from '../../model/record.ts';
import { errorWords, fill } from '../../words/errors/error-words.ts';
import { formatInstant } from '../records/format.ts';
import { Refusal, type RefusalCode } from '../refusal.ts';

const STATUS: Record<RefusalCode, number> = {
  NotSignedIn: 401, WrongPassword: 401, SecondFactorNeeded: 401, WrongCode: 403, TooManyAttempts: 429, CrossSite: 403,
  NotFound: 404, NotAllowed: 403, InvalidInput: 422, RecordChanged: 409, RecordHeld: 409, LastAdministrator: 409, KeyUsed: 422, BadCursor: 400, BadFilter: 400,
  AlreadyDecided: 409, DocumentChanged: 409, TaskNotOpen: 409, FlowEnded: 409, NotTheApprover: 403, StrongerWayNeeded: 403, FlowRefused: 409,
  NoFlow: 409, FlowInvalid: 422, TooLarge: 413, Failed: 500,
};

/** Problem details (RFC 9457) of a refusal, in the reader's language. */
export function problemOf(refusal: Refusal, language: Language, timeZone: string): Problem {
  const words = errorWords[language];
  const data = readable(refusal.data, language, timeZone);
  const flowKind = refusal.code === 'FlowRefused' ? String(refusal.data['kind']) : '';
  const flowWords: Record<string, string> = words.flow;
  const sentence = flowWords[flowKind] ?? words.refusals[refusal.code];
  return {
    type: `urn:countersign:problem:${refusal.code}`,
    title: fill(sentence, data),
    status: STATUS[refusal.code],
    code: refusal.code,
    ...(Object.keys(refusal.data).length > 0 ? { data: { ...refusal.data } } : {}),
    ...(Object.keys(refusal.fields).length > 0 ? {
      fields: Object.fromEntries(Object.entries(refusal.fields).map(([field, problem]) => [field, fill(words.fields[problem.code], problem)])),
    } : {}),
  };
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** Instants among the data become times of the reader's. */
function readable(data: Readonly<Record<string, unknown>>, language: Language, timeZone: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) =>
    [key, (key === 'at' || key === 'until') && typeof value === 'string' ? formatInstant(value, { language, timeZone }) : value]));
}
