import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { RecordSelect } from '../RecordSelect.tsx';
import { useSetupWords } from '../words.ts';
import type { Assignee } from './flowDraft.ts';

const kinds = ['role', 'user', 'departmentLeader'] as const satisfies readonly Assignee['kind'][];
const levels = [1, 2, 3, 4, 5];
const MAXIMUM = 20;

type Props = { id?: string; value?: Assignee[]; onChange?: (value: Assignee[]) => void };

/** Who is asked at a step: any number of roles, people and department leaders. */
export function AssigneesInput({ id, value = [], onChange }: Props) {
  const words = useSetupWords().flow;
  const replace = (row: number, assignee: Assignee) => onChange?.(value.map((known, index) => (index === row ? assignee : known)));
  return (
    <div className="assignees">
      {value.map((assignee, row) => (
        // Rows have no identity of their own, and what they show comes from the value alone.
        <div key={row} className="assignee-row">
          <Select
            id={row === 0 ? id : undefined} aria-label={`${words.assigneeKind} ${row + 1}`} value={assignee.kind} onChange={(kind) => replace(row, emptyAssignee(kind))}
            options={kinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
          />
          <AssigneeValue row={row} assignee={assignee} onChange={(next) => replace(row, next)} />
          <Button type="text" icon={<DeleteOutlined />} aria-label={words.removeAssignee(row + 1)} onClick={() => onChange?.(value.filter((_, index) => index !== row))} />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} disabled={value.length >= MAXIMUM} onClick={() => onChange?.([...value, emptyAssignee('role')])}>
        {words.addAssignee}
      </Button>
    </div>
  );
}

function AssigneeValue({ row, assignee, onChange }: { row: number; assignee: Assignee; onChange: (assignee: Assignee) => void }) {
  const words = useSetupWords().flow;
  const label = `${words.assigneeValue} ${row + 1}`;
  switch (assignee.kind) {
    case 'role':
      return <RecordSelect type="role" label={label} value={assignee.roleId || null} onChange={(roleId) => onChange({ kind: 'role', roleId: roleId ?? '' })} />;
    case 'user':
      return <RecordSelect type="user" label={label} value={assignee.userId || null} onChange={(userId) => onChange({ kind: 'user', userId: userId ?? '' })} />;
    case 'departmentLeader':
      return <Select aria-label={label} value={assignee.level} onChange={(level) => onChange({ kind: 'departmentLeader', level })} options={[...new Set([...levels, assignee.level])].map((level) => ({ value: level, label: words.leader(level) }))} />;
  }
}

function emptyAssignee(kind: Assignee['kind']): Assignee {
  switch (kind) {
    case 'role': return { kind, roleId: '' };
    case 'user': return { kind, userId: '' };
    case 'departmentLeader': return { kind, level: 1 };
  }
}
