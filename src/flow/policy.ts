import { evaluateFilter } from '../model/filter.ts';
import type { FlowCommand } from './commands.ts';
import type { FlowDocument } from './context.ts';
import type { DecisionStrength, FlowDefinition, UserTask } from './definition.ts';

const strengths: DecisionStrength[] = ['reply', 'web', 'webSecondFactor'];

/**
 * The weakest way by which this document may be decided at a node: the first tier that matches,
 * those of the node before those of the flow. A tier whose condition an empty field leaves unknown
 * can only make it stricter.
 */
export function requiredWay(definition: FlowDefinition, node: UserTask, document: FlowDocument): DecisionStrength {
  let required: DecisionStrength = 'reply';
  for (const tier of [...(node.policy ?? []), ...definition.policy]) {
    const holds = tier.when ? evaluateFilter(tier.when, document).holds : true;
    if (holds !== false) required = stronger(required, tier.ways);
    if (holds === true) return required;
  }
  return required;
}

/** True when a decision that came in by this command is strong enough. */
export function isStrongEnough(command: FlowCommand, required: DecisionStrength): boolean {
  return strengths.indexOf(strengthOf(command)) >= strengths.indexOf(required);
}

function strengthOf(command: FlowCommand): DecisionStrength {
  if (command.way === 'system') return 'webSecondFactor';
  if (command.way !== 'web' && command.way !== 'api') return 'reply';
  return command.actor.secondFactor ? 'webSecondFactor' : 'web';
}

function stronger(left: DecisionStrength, right: DecisionStrength): DecisionStrength {
  return strengths.indexOf(left) >= strengths.indexOf(right) ? left : right;
}
