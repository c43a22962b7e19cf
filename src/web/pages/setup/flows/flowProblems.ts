import { ProblemError } from '../../../client.ts';

type Words = { problemKinds: Readonly<Record<string, string>>; otherProblem: (kind: string) => string };

/** What keeps a flow from being published, by the path of the step that it belongs to (`steps.2`) or `flow` for the whole. */
export function flowProblems(error: unknown, words: Words): Readonly<Record<string, string>> {
  if (!(error instanceof ProblemError)) return {};
  if (error.code !== 'FlowInvalid') return error.problem.fields ?? {};
  const listed = error.problem.data?.['problems'];
  const problems = (Array.isArray(listed) ? listed : []).flatMap(problemOf);
  const byPlace: Record<string, string> = {};
  for (const { kind, step } of problems) {
    const place = step === null ? 'flow' : `steps.${step - 1}`;
    const text = words.problemKinds[kind] ?? words.otherProblem(kind);
    byPlace[place] = byPlace[place] === undefined || byPlace[place] === text ? text : `${byPlace[place]} ${text}`;
  }
  return byPlace;
}

function problemOf(listed: unknown): { kind: string; step: number | null }[] {
  if (typeof listed !== 'object' || listed === null || !('kind' in listed) || typeof listed.kind !== 'string') return [];
  return [{ kind: listed.kind, step: 'step' in listed && typeof listed.step === 'number' ? listed.step : null }];
}
