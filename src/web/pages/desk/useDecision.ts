import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { newCommandKey } from '../../commandKey.ts';
import type { Task } from '../../../contract/tasks.ts';
import { call, ProblemError } from '../../client.ts';
import { useWords } from '../../language.tsx';
import { recordKey } from '../../records/recordQueries.ts';
import { useProblemText } from '../../shared/useProblemText.ts';
import { useFormat } from '../../useFormat.ts';
import { alreadyDecidedBy } from './alreadyDecided.ts';

export const UNDO_MS = 5_000;

/** A decision made but not sent yet (it can be undone), or one that could not be sent. */
export type Decision = {
  task: Task; decision: 'approve' | 'reject'; opinion: string; code?: string;
  /** The command's key: sending again with it cannot decide twice. */
  key: string;
  failed?: string;
};

type Options = {
  /** The decision needs the person after all: a code, or another look at the changed document. */
  onReview: (decision: Decision, why: 'code' | 'changed' | 'undone') => void;
};

/**
 * Decisions with time to think again: each is sent after five seconds, at once when another one is made,
 * when the desk is left or when the person says so.
 */
export function useDecision({ onReview }: Options) {
  const [pending, setPending] = useState<Decision | null>(null);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const latest = useRef<Decision | null>(null);
  const hold = (decision: Decision | null) => {
    latest.current = decision;
    setPending(decision);
  };
  const bringBack = (id: string) => setGone((before) => new Set([...before].filter((other) => other !== id)));
  const outcome = useOutcome({
    onReview: (decision, why) => {
      bringBack(decision.task.id);
      onReview(decision, why);
    },
    onFailed: (decision, text) => hold({ ...decision, failed: text }),
  });
  const send = useMutation({
    mutationFn: ({ task, decision, opinion, code, key }: Decision) => call('decideTask', {
      params: { id: task.id }, body: { key, decision, opinion, code, contentVersion: task.contentVersion }, keepalive: true,
    }),
    onSuccess: (_, decision) => outcome.sent(decision),
    onError: (error, decision) => outcome.refused(decision, error),
  });
  const flush = () => {
    const waiting = latest.current;
    if (!waiting) return;
    hold(null);
    send.mutate(waiting);
  };
  const flushOnLeaving = useEffectEvent(flush);
  useEffect(() => {
    if (!pending || pending.failed) return;
    const timer = setTimeout(() => flushOnLeaving(), UNDO_MS);
    return () => clearTimeout(timer);
  }, [pending]);
  useEffect(() => {
    const leave = () => flushOnLeaving();
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return {
    pending, gone, flush,
    /** Decides; with a code at once, since the code was the second thought. */
    decide: (decision: Omit<Decision, 'key'>) => {
      flush();
      setGone((before) => new Set([...before, decision.task.id]));
      hold({ ...decision, key: newCommandKey() });
      if (decision.code) flush();
    },
    undo: () => {
      const waiting = latest.current;
      if (!waiting) return;
      hold(null);
      bringBack(waiting.task.id);
      onReview(waiting, 'undone');
    },
  };
}

/** What the server's answer means to the person, said calmly. */
function useOutcome({ onReview, onFailed }: Options & { onFailed: (decision: Decision, text: string) => void }) {
  const words = useWords();
  const format = useFormat();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const refresh = ({ id, type, recordId }: Task) => Promise.all([
    queryClient.invalidateQueries({ queryKey: ['tasks'] }), queryClient.invalidateQueries({ queryKey: ['task', id] }),
    queryClient.invalidateQueries({ queryKey: ['session'] }), queryClient.invalidateQueries({ queryKey: recordKey(type, recordId) }),
  ]);
  return {
    sent: (decision: Decision) => {
      void message.success(words.desk.sent(words.desk[decision.decision], decision.task.number));
      void refresh(decision.task);
    },
    refused: (decision: Decision, error: unknown) => {
      const code = error instanceof ProblemError ? error.code : '';
      if (code === 'AlreadyDecided') {
        const by = error instanceof ProblemError ? alreadyDecidedBy(error.problem) : null;
        void message.info(`${decision.task.number}: ${by ? words.desk.already(by.person, format.instant(by.at)) : words.desk.alreadyNoName}`, 6);
        void refresh(decision.task);
      } else if (code === 'TaskNotOpen' || code === 'FlowEnded' || code === 'NotTheApprover') {
        void message.info(`${decision.task.number}: ${problemText(error)}`, 6);
        void refresh(decision.task);
      } else if (code === 'DocumentChanged') {
        void message.warning(words.desk.changed, 6);
        void refresh(decision.task).then(() => onReview(decision, 'changed'));
      } else if (wantsCode(error)) {
        void message.warning(problemText(error), 6);
        onReview(decision, 'code');
      } else {
        onFailed(decision, problemText(error));
      }
    },
  };
}

/** The code was missing or wrong. */
function wantsCode(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return false;
  return error.code === 'SecondFactorNeeded' || error.code === 'WrongCode' || (error.code === 'StrongerWayNeeded' && error.problem.data?.['required'] === 'webSecondFactor');
}
