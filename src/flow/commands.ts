import type { DefinitionProblem, FlowNode } from './definition.ts';
import type { TaskStatus, FlowStatus, Way } from './state.ts';

/** Who acts. `secondFactor`: proven in this session shortly before. */
export type Actor = { userId: string; secondFactor?: boolean };

/** Proof of how an act came in (message id, checks, session); stored with the event, not read by the engine. */
export type Evidence = Record<string, unknown>;

/** What every command carries. The work of the system itself has the way `system`. */
export type CommandHeader = { actor: Actor; way: Way; evidence?: Evidence };

export type FlowCommand = CommandHeader & FlowAct;

export type FlowAct =
  | Submit
  | Resubmit
  | Decide
  | Return
  | Withdraw
  | TakeBack
  | Transfer
  | Delegate
  | AskAssistance
  | Answer
  | AddSign
  | RemoveSign
  | Urge
  | Jump
  | SendCopies
  | ChangeContent
  | TimerDue
  | UserDisabled;

/** `flowId` is given by the caller; `people` are the initiator's choices by node, `nodes` a free flow's own ones. */
export type Submit = { kind: 'submit'; flowId: string; people?: Record<string, string[]>; nodes?: FlowNode[] };
/** The initiator sends a returned document on; may choose people anew. */
export type Resubmit = { kind: 'resubmit'; people?: Record<string, string[]> };
/** `documentVersion`: the content version the approver was shown. */
export type Decide = {
  kind: 'decide';
  taskId: string;
  decision: 'approve' | 'reject';
  opinion: string | null;
  documentVersion: number;
};
/** Return 「退回」 to an earlier node that was really visited; the start event's id returns it to the initiator. */
export type Return = { kind: 'return'; taskId: string; to: string; opinion: string | null; documentVersion: number };
/** Withdraw 「撤回」 by the initiator. */
export type Withdraw = { kind: 'withdraw'; reason: string | null };
/** Take back 「拿回」 one's own decision. */
export type TakeBack = { kind: 'takeBack'; taskId: string };
/** Transfer 「转办」: the seat moves. */
export type Transfer = { kind: 'transfer'; taskId: string; to: string; comment: string | null };
/** Delegate 「委办」: comes back to its owner before it counts. */
export type Delegate = { kind: 'delegate'; taskId: string; to: string; comment: string | null };
/** Ask for assistance 「协办」: an opinion, no vote. */
export type AskAssistance = { kind: 'assist'; taskId: string; from: string[]; comment: string | null };
/** The opinion of one who was asked for assistance or to whom a task was delegated. */
export type Answer = { kind: 'opinion'; taskId: string; opinion: string };
/** Add signers 「加签」. */
export type AddSign = {
  kind: 'addSign';
  taskId: string;
  position: 'before' | 'after' | 'beside';
  userIds: string[];
  comment: string | null;
};
/** Remove a signer 「减签」: `taskId` is the seat to go. */
export type RemoveSign = { kind: 'removeSign'; taskId: string; comment: string | null };
/** Urge 「催办」 those who have not decided. */
export type Urge = { kind: 'urge'; comment: string | null };
/** Jump 「跳转」 by an administrator's hand. */
export type Jump = { kind: 'jump'; to: string; comment: string | null };
/** Copy 「抄送」. */
export type SendCopies = { kind: 'cc'; userIds: string[]; comment: string | null };
/** The document's fields changed while the flow runs; the new version is that of the context's document. */
export type ChangeContent = { kind: 'changeContent' };
export type TimerDue = { kind: 'timerFired'; timerId: string };
/** Somebody was disabled: his undecided seats go to a substitute. */
export type UserDisabled = { kind: 'userDisabled'; userId: string };

/** Why a command changed nothing, with what a message about it needs. */
export type FlowRefusal =
  | { kind: 'AlreadySubmitted' }
  | { kind: 'NotSubmitted' }
  | { kind: 'FlowEnded'; status: FlowStatus; at: string | null }
  | { kind: 'FlowReturned' }
  | { kind: 'NotReturned' }
  | { kind: 'DefinitionMismatch'; expected: string }
  | { kind: 'UnknownTask'; taskId: string }
  | { kind: 'InvalidNodes'; problems: DefinitionProblem[] }
  | { kind: 'UnknownNode'; nodeId: string }
  | { kind: 'UnknownUser'; userId: string }
  | { kind: 'NotTheApprover' }
  /** He stood in for somebody, and no longer does. */
  | { kind: 'ProxyEnded'; ownerId: string }
  | { kind: 'ActorDisabled' }
  | { kind: 'NotTheInitiator' }
  | { kind: 'AlreadyDecided'; by: string; at: string; outcome: 'approved' | 'rejected' | 'returned' | 'answered' }
  | { kind: 'TaskNotOpen'; status: TaskStatus }
  | { kind: 'DocumentChanged'; shown: number; current: number }
  | { kind: 'StrongerWayNeeded'; required: 'web' | 'webSecondFactor' }
  | { kind: 'RequiredFieldMissing'; field: string }
  | { kind: 'NotAllowed'; rule: NotAllowedRule }
  | { kind: 'AlreadyHasSeat'; userId: string }
  | { kind: 'LastSeat' }
  | { kind: 'NotVisited'; nodeId: string }
  | { kind: 'StraightBackAcrossSplit'; nodeId: string }
  | { kind: 'NothingToTakeBack' }
  | { kind: 'NextHasActed'; by: string; at: string }
  | { kind: 'TooSoon'; until: string }
  | { kind: 'NobodyToUrge' }
  | { kind: 'NothingChanged' }
  | { kind: 'TimerNotSet'; timerId: string }
  | { kind: 'TimerNotDue'; dueAt: string }
  | { kind: 'NoApprover'; nodeId: string }
  | { kind: 'TooManySteps'; limit: number };

/** The rule of the flow or of the actor's standing that forbids an act. */
export type NotAllowedRule =
  | 'withdrawNever'
  | 'fixedModel'
  | 'predefinedModel'
  | 'administratorOnly'
  | 'participantsOnly'
  | 'selfApproval'
  | 'insideSplit'
  | 'systemOnly'
  | 'voteOnly'
  | 'adviceOnly';
