import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../../language.tsx';
import { UNDO_MS, type Decision } from './useDecision.ts';

/** The time to think again, counted down; or why the decision could not be sent. */
export function PendingBar({ decision, onUndo, onSend }: { decision: Decision; onUndo: () => void; onSend: () => void }) {
  const words = useWords();
  const [secondsLeft, setSecondsLeft] = useState(UNDO_MS / 1000);
  useEffect(() => {
    const timer = setInterval(() => setSecondsLeft((before) => Math.max(0, before - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  const { number } = decision.task;
  if (decision.failed) {
    return (
      <div className="pending-bar" role="alert">
        <span>{words.desk.failed(number)}: {decision.failed}</span>
        <Button size="small" onClick={onSend}>{words.common.retry}</Button>
        <Button size="small" onClick={onUndo}>{words.common.cancel}</Button>
      </div>
    );
  }
  return (
    <div className="pending-bar">
      <span role="status">{words.desk.sending(words.desk[decision.decision], number)}</span>
      <Button size="small" onClick={onUndo}>{words.desk.undoIn(secondsLeft)}</Button>
      <Button size="small" type="text" onClick={onSend}>{words.desk.sendNow}</Button>
    </div>
  );
}
