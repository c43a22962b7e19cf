import type { Filter } from '../model/filter.ts';

/**
 * A published version of an approval flow: options and a flat list of nodes with BPMN 2.0 element names,
 * so that one node is one row of the table view. A published version never changes.
 */
export type FlowDefinition = {
  key: string;
  version: number;
  name: string;
  /** What an instance may change: nothing, people only, nodes and people. */
  model: 'fixed' | 'predefined' | 'free';
  withdraw: 'beforeFirstDecision' | 'anyTime' | 'never';
  /** What happens where the initiator is his own approver. */
  selfApproval: 'himself' | 'skip' | 'leader';
  /** What happens where somebody who approved already is asked again. */
  repeatedApprover: 'ask' | 'skipConsecutive' | 'skipAlways';
  /** The first tier that matches says by which way one may decide; none: a reply is enough. */
  policy: PolicyTier[];
  urgeCoolingMinutes: number;
  nodes: FlowNode[];
};

/** Ordered from the weakest to the strongest. */
export type DecisionStrength = 'reply' | 'web' | 'webSecondFactor';

export type PolicyTier = { when?: Filter; ways: DecisionStrength };

export type FlowNode =
  | StartEvent
  | UserTask
  | ExclusiveGateway
  | ParallelGateway
  | InclusiveGateway
  | SendTask
  | EndEvent;

export type StartEvent = { kind: 'startEvent'; id: string; name: string; next: string };

export type UserTask = {
  kind: 'userTask';
  id: string;
  name: string;
  next: string;
  assignees: Assignee[];
  need: Need;
  order: 'parallel' | 'sequential';
  failWhen: 'immediate' | 'whenImpossible';
  onReject: OnReject;
  /** May be left out only where an approver is certain (see `validateDefinition`). */
  onEmpty?: OnEmpty;
  /** After a return from here: run the nodes again, or come straight back here. */
  resubmission: 'again' | 'straightBack';
  /** By field key; a column of a detail table is `lines.amount`. What is not named is read. */
  fieldRights: Record<string, FieldRight>;
  /** What a changed content does to the votes given in this node. */
  contentChange: 'void' | 'keep';
  timeLimit?: TimeLimit;
  /** Tiers of this node, looked at before those of the flow. */
  policy?: PolicyTier[];
};

/** `atLeast` is a sum of weights; whoever is not named weighs 1. */
export type Need =
  | 'any'
  | 'all'
  | 'half'
  | 'majority'
  | { ratio: [numerator: number, denominator: number] }
  | { weights: Record<string, number>; atLeast: number };

export type OnReject =
  | { action: 'end' }
  | { action: 'returnToStart' }
  | { action: 'returnTo'; node: string }
  | { action: 'returnToPrevious' }
  | { action: 'branch'; node: string }
  | { action: 'recordOnly' };

export type OnEmpty =
  | { action: 'pass' }
  | { action: 'reject' }
  | { action: 'user'; userId: string }
  | { action: 'administrator' };

export type FieldRight = 'hidden' | 'read' | 'edit' | 'required';

export type TimeLimit = {
  workingMinutes: number;
  action: 'remind' | 'escalate' | 'pass' | 'reject' | 'return';
};

export type Assignee =
  | { kind: 'person'; userId: string }
  | { kind: 'role'; roleId: string }
  | { kind: 'position'; positionId: string }
  | { kind: 'group'; groupId: string }
  | { kind: 'department'; departmentId: string }
  /** Leader of the initiator's department (level 1) or of the one `level - 1` above it. */
  | { kind: 'departmentLeader'; level: number }
  /** Leader of one department, e.g. in a branch of a joint sign-off 「部门会签」. */
  | { kind: 'leaderOfDepartment'; departmentId: string }
  /** Leaders of the initiator's department and those above it, from level 1 up to `upTo`. */
  | { kind: 'departmentLeaders'; upTo: number }
  /** The superior `level` steps above the initiator or above whoever decided last. */
  | { kind: 'superior'; of: 'initiator' | 'previousApprover'; level: number }
  | { kind: 'initiator' }
  /** People whom the initiator names on submitting, in `choices[node.id]`. */
  | { kind: 'initiatorChoice' }
  /** User ids held by a field of the form. */
  | { kind: 'field'; field: string };

/** The first branch that holds is taken; an unknown answer (an empty field) takes `otherwise`. */
export type ExclusiveGateway = {
  kind: 'exclusiveGateway';
  id: string;
  name: string;
  branches: ConditionalBranch[];
  otherwise: string;
};

export type ConditionalBranch = { name: string; when: Filter; next: string };

/** Two or more ways on: a split. One way on: the join of the split that opened last. */
export type ParallelGateway = { kind: 'parallelGateway'; id: string; name: string; next: string[] };

/** A split where every branch that holds is taken (`otherwise` where none or an unknown one does), or its join. */
export type InclusiveGateway =
  | { kind: 'inclusiveGateway'; id: string; name: string; branches: ConditionalBranch[]; otherwise: string }
  | { kind: 'inclusiveGateway'; id: string; name: string; next: string };

/** Sends copies 「抄送」 and goes on at once. */
export type SendTask = { kind: 'sendTask'; id: string; name: string; next: string; recipients: Assignee[] };

/** Ends the whole flow, whatever else is still open. */
export type EndEvent = { kind: 'endEvent'; id: string; name: string; result: 'approved' | 'rejected' };

/** What forbids publishing a definition; `nodeId` null: it concerns the flow as a whole. */
export type DefinitionProblem = { kind: ProblemKind; nodeId: string | null; detail: string };

export type ProblemKind =
  | 'noStart'
  | 'severalStarts'
  | 'noEnd'
  | 'duplicateId'
  | 'unknownNode'
  | 'unreachable'
  | 'noWayToEnd'
  | 'noDefault'
  | 'noBranches'
  | 'loopWithoutPerson'
  | 'unbalancedSplit'
  | 'straightBackInsideSplit'
  | 'emptyWithoutPolicy'
  | 'noAssignees'
  | 'invalidNeed'
  | 'invalidTimeLimit'
  | 'unknownField'
  | 'invalidFilter';
