import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { TaskSummary } from '../../../contract/tasks.ts';
import type { DeskTab } from '../../addresses.ts';
import { useSession } from '../../queries.ts';
import { DecisionBar } from './DecisionBar.tsx';
import { Paper } from './Paper.tsx';
import type { TaskAct } from './TaskActDialog.tsx';
import type { Decision } from './useDecision.ts';
import { taskQuery } from './useTasks.ts';

const SecondFactorDialog = lazy(async () => ({ default: (await import('./SecondFactorDialog.tsx')).SecondFactorDialog }));
const TaskActDialog = lazy(async () => ({ default: (await import('./TaskActDialog.tsx')).TaskActDialog }));

type Props = {
  task: TaskSummary; tab: DeskTab; position: { at: number; of: number }; opinion: string;
  /** A decision that came back because the server wants a code. */
  asksCodeFor: Decision['decision'] | null;
  onCodeAsked: () => void; onOpinion: (text: string) => void; onStep: (by: number) => void; onDecide: (decision: Omit<Decision, 'key'>) => void;
};

/** One paper with all that can be done about it. */
export function DeskPaper({ task: summary, tab, position, opinion, asksCodeFor, onCodeAsked, onOpinion, onStep, onDecide }: Props) {
  const { secondFactor } = useSession();
  const task = useQuery({ ...taskQuery(summary.id), enabled: tab !== 'submitted' }).data;
  const [wanted, setWanted] = useState(asksCodeFor);
  const [act, setAct] = useState<TaskAct | null>(null);
  const decide = (decision: Decision['decision']) => {
    if (!task) return;
    if (task.requiredWay === 'webSecondFactor') setWanted(decision);
    else onDecide({ task, decision, opinion });
  };
  return (
    <>
      <Paper summary={summary} task={task} position={position} onStep={onStep} />
      {task?.may.decide && <DecisionBar may={task.may} opinion={opinion} onOpinion={onOpinion} onDecide={decide} onAct={setAct} />}
      <Suspense fallback={null}>
        {task && wanted && (
          <SecondFactorDialog
            isSetUp={secondFactor} decision={wanted}
            onCancel={() => {
              setWanted(null);
              onCodeAsked();
            }}
            onCode={(code) => {
              onCodeAsked();
              onDecide({ task, decision: wanted, opinion, code });
            }}
          />
        )}
        {task && act && <TaskActDialog task={task} act={act} opinion={opinion} onClose={() => setAct(null)} />}
      </Suspense>
    </>
  );
}
