import { DownOutlined, MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input } from 'antd';
import type { KeyboardEvent } from 'react';
import type { Task } from '../../../contract/tasks.ts';
import { useHotkey } from '../../frame/useHotkey.ts';
import { useWords } from '../../language.tsx';
import type { TaskAct } from './TaskActDialog.tsx';

type Props = {
  may: Task['may']; opinion: string;
  onOpinion: (text: string) => void; onDecide: (decision: 'approve' | 'reject') => void; onAct: (act: TaskAct) => void;
};

/** Fixed under the paper: the opinion, yes, no, and the rarer acts. */
export function DecisionBar({ may, opinion, onOpinion, onDecide, onAct }: Props) {
  const words = useWords();
  useHotkey('a', () => onDecide('approve'));
  useHotkey('r', () => onDecide('reject'));
  const acts = (['return', 'transfer', 'addSigner', 'copy'] as const).filter((act) => may[act]);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') event.currentTarget.blur();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onDecide('approve');
  };
  return (
    <div className="decision-bar" role="group" aria-label={words.desk.opinion}>
      <div className="decision-opinion">
        <Input.TextArea
          value={opinion} onChange={(event) => onOpinion(event.target.value)} onKeyDown={onKeyDown} maxLength={2000}
          autoSize={{ minRows: 1, maxRows: 5 }} placeholder={words.desk.opinionPlaceholder} aria-label={words.desk.opinion}
        />
        <Dropdown trigger={['click']} placement="topRight" menu={{ items: words.desk.phrases.map((phrase) => ({ key: phrase, label: phrase })), onClick: ({ key }) => onOpinion(opinion ? `${opinion} ${key}` : key) }}>
          <Button type="text" className="decision-phrases">{words.desk.commonPhrases} <DownOutlined /></Button>
        </Dropdown>
      </div>
      <div className="decision-buttons">
        <span className="decision-keys" aria-hidden="true">{words.desk.keys}</span>
        {acts.length > 0 && (
          <Dropdown trigger={['click']} placement="topRight" menu={{ items: acts.map((act) => ({ key: act, label: words.desk[act], onClick: () => onAct(act) })) }}>
            <Button icon={<MoreOutlined />} aria-label={words.desk.more} title={words.desk.more} />
          </Dropdown>
        )}
        <Button className="decision-reject" onClick={() => onDecide('reject')} aria-keyshortcuts="R">{words.desk.reject}</Button>
        <Button type="primary" className="decision-approve" onClick={() => onDecide('approve')} aria-keyshortcuts="A">{words.desk.approve}</Button>
      </div>
    </div>
  );
}
