import type { FieldProblem } from '../model/value.ts';

/** What was refused, by name; HTTP turns it into problem details, mail into a polite answer, both in the user's language. */
export type RefusalCode =
  | 'NotSignedIn' | 'WrongPassword' | 'SecondFactorNeeded' | 'WrongCode' | 'TooManyAttempts' | 'CrossSite'
  | 'NotFound' | 'NotAllowed' | 'InvalidInput' | 'RecordChanged' | 'RecordHeld' | 'LastAdministrator' | 'KeyUsed' | 'BadCursor' | 'BadFilter'
  | 'AlreadyDecided' | 'DocumentChanged' | 'TaskNotOpen' | 'FlowEnded' | 'NotTheApprover' | 'StrongerWayNeeded' | 'FlowRefused'
  | 'NoFlow' | 'FlowInvalid' | 'TooLarge' | 'Failed';

export class Refusal extends Error {
  readonly code: RefusalCode;
  /** What a message about it needs: `by` and `at` of AlreadyDecided, say. */
  readonly data: Readonly<Record<string, unknown>>;
  /** What is wrong at which field (`lines.2.quantity`). */
  readonly fields: Readonly<Record<string, FieldProblem>>;

  constructor(code: RefusalCode, data: Record<string, unknown> = {}, fields: Record<string, FieldProblem> = {}) {
    super(code);
    this.code = code;
    this.data = data;
    this.fields = fields;
  }
}
