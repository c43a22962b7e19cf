import { addSign } from './add-sign.ts';
import { askAssistance } from './assist.ts';
import { changeContent } from './change-content.ts';
import type { FlowCommand, FlowRefusal } from './commands.ts';
import type { FlowContext } from './context.ts';
import { sendCopies } from './copy.ts';
import { decide, giveOpinion } from './decide.ts';
import type { FlowDefinition } from './definition.ts';
import { delegate } from './delegate.ts';
import type { FlowEvent } from './events.ts';
import { jump } from './jump.ts';
import { moveOn } from './move-on.ts';
import type { Movement } from './movement.ts';
import { continueFlow, refuse, Refused } from './movement.ts';
import { removeSign } from './remove-sign.ts';
import { returnDocument } from './return.ts';
import type { FlowState } from './state.ts';
import { resubmit, submit } from './submit.ts';
import { takeBack } from './take-back.ts';
import { timerFired } from './time-limit.ts';
import { transfer } from './transfer.ts';
import { urge } from './urge.ts';
import { userDisabled } from './user-disabled.ts';
import { withdraw } from './withdraw.ts';

/** The events are to be written in their order; `state` is what folding them gives. */
export type FlowOutcome = { ok: true; events: FlowEvent[]; state: FlowState } | { ok: false; refusal: FlowRefusal };

/**
 * What a command does to a flow: the one place where approval flows are decided, for the web, mail, the API,
 * the preview and the simulation alike. Pure: the same arguments give the same answer.
 * After the act itself the flow moves on by itself as far as it can.
 *
 * @param state null for `submit`, else the folded events of the instance
 * @returns the events to write, or a named refusal and no change; it throws only on a broken definition or state
 */
export function advance(
  definition: FlowDefinition,
  state: FlowState | null,
  command: FlowCommand,
  context: FlowContext,
): FlowOutcome {
  try {
    const movement = state ? carryOn(definition, state, command, context) : begin(definition, command, context);
    moveOn(movement);
    return { ok: true, events: movement.events, state: movement.state };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

function begin(definition: FlowDefinition, command: FlowCommand, context: FlowContext): Movement {
  return command.kind === 'submit' ? submit(definition, command, context) : refuse({ kind: 'NotSubmitted' });
}

function carryOn(
  definition: FlowDefinition,
  state: FlowState,
  command: FlowCommand,
  context: FlowContext,
): Movement {
  if (definition.key !== state.definitionKey || definition.version !== state.definitionVersion) {
    refuse({ kind: 'DefinitionMismatch', expected: `${state.definitionKey} ${state.definitionVersion}` });
  }
  const movement = continueFlow(definition, state, command, context);
  act(movement, command);
  return movement;
}

function act(movement: Movement, command: FlowCommand): void {
  switch (command.kind) {
    case 'submit':
      return refuse({ kind: 'AlreadySubmitted' });
    case 'resubmit':
      return resubmit(movement, command);
    case 'decide':
      return decide(movement, command);
    case 'return':
      return returnDocument(movement, command);
    case 'withdraw':
      return withdraw(movement, command);
    case 'takeBack':
      return takeBack(movement, command);
    case 'transfer':
      return transfer(movement, command);
    case 'delegate':
      return delegate(movement, command);
    case 'assist':
      return askAssistance(movement, command);
    case 'opinion':
      return giveOpinion(movement, command);
    case 'addSign':
      return addSign(movement, command);
    case 'removeSign':
      return removeSign(movement, command);
    case 'urge':
      return urge(movement, command);
    case 'jump':
      return jump(movement, command);
    case 'cc':
      return sendCopies(movement, command);
    case 'changeContent':
      return changeContent(movement);
    case 'timerFired':
      return timerFired(movement, command);
    case 'userDisabled':
      return userDisabled(movement, command);
  }
}
