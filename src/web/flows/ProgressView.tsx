import { Button } from 'antd';
import type { z } from 'zod';
import type { Progress, ProgressNode as ProgressNodeSchema, Seat as SeatSchema } from '../../contract/records.ts';
import { useWords } from '../language.tsx';
import { Face } from '../shared/Face.tsx';
import { StateTag } from '../shared/StateTag.tsx';
import { TimeText } from '../shared/TimeText.tsx';
import { useFormat } from '../useFormat.ts';
import '../styles/progress.css';

export type ProgressNode = z.infer<typeof ProgressNodeSchema>;
type Seat = z.infer<typeof SeatSchema>;
type Instance = Progress['instances'][number];
/** An administrator hands an open seat to somebody else, as when its mail bounces. */
type Reassign = (taskId: string) => void;

/** One run of a flow: where it came from, who has it, what is to come. */
export function InstanceView({ instance, onReassign }: { instance: Instance; onReassign?: Reassign }) {
  const words = useWords();
  const statuses: Record<string, string> = words.flow.statuses;
  return (
    <div className="instance">
      <header>
        <strong>{instance.flowName}</strong>
        <StateTag state={instance.status} label={statuses[instance.status] ?? instance.status} />
        <span className="faint" title={words.flow.flowId}>{instance.flowId}</span>
      </header>
      <NodesView nodes={instance.nodes} onReassign={onReassign} />
    </div>
  );
}

/** The nodes as a vertical line; what is to come is grey. */
export function NodesView({ nodes, onReassign }: { nodes: readonly ProgressNode[]; onReassign?: Reassign }) {
  return (
    <ol className="nodes">
      {nodes.map((node) => <NodeView key={`${node.nodeId}-${node.round}`} node={node} onReassign={onReassign} />)}
    </ol>
  );
}

function NodeView({ node, onReassign }: { node: ProgressNode; onReassign?: Reassign }) {
  const words = useWords();
  const need = node.kind === 'approval' && node.seats.length > 1 && node.need ? words.flow.needs[node.need] ?? node.need : null;
  return (
    <li className={`node node-${node.status} node-${node.kind}`} aria-current={node.status === 'current' ? 'step' : undefined}>
      <div className="node-name">
        <span>{node.name || fallbackName(node, words.flow)}</span>
        {node.round > 1 && <small>{words.flow.round(node.round)}</small>}
        {need && <small>{need}</small>}
      </div>
      {node.seats.map((seat, index) => <SeatView key={seat.taskId ?? `${seat.person.id}-${index}`} seat={seat} node={node} onReassign={onReassign} />)}
    </li>
  );
}

/** Start and end have no name of their own. */
function fallbackName({ kind }: ProgressNode, words: { start: string; end: string }): string {
  return kind === 'start' ? words.start : kind === 'end' ? words.end : '';
}

const tones: Record<Seat['status'], 'plain' | 'approved' | 'returned' | 'pending' | 'expected'> = {
  approved: 'approved', rejected: 'returned', returned: 'returned', open: 'pending', waiting: 'expected', transferred: 'plain', voided: 'expected', skipped: 'plain', expected: 'expected',
};

function SeatView({ seat, node, onReassign }: { seat: Seat; node: ProgressNode; onReassign?: Reassign }) {
  const words = useWords();
  const format = useFormat();
  const decides = node.kind === 'approval';
  const way = seat.way === null ? null : words.ways[seat.way] ?? seat.way;
  return (
    <div className={`seat seat-${seat.status}`}>
      <Face name={seat.person.name} tone={node.kind === 'start' ? 'plain' : tones[seat.status]} />
      <div className="seat-body">
        <p className="seat-head">
          <strong>{seat.person.name}</strong>
          {seat.onBehalfOf && <span className="faint">{words.flow.onBehalfOf(seat.onBehalfOf.name)}</span>}
          {decides && seat.status !== 'expected' && <span className={`seat-status tone-${tones[seat.status]}`}>{words.flow.seatStatuses[seat.status]}</span>}
          {way && <span className="way">{way}</span>}
          {onReassign && seat.status === 'open' && seat.taskId && <Reassigning taskId={seat.taskId} onReassign={onReassign} />}
        </p>
        {seat.opinion && <p className="seat-opinion">{seat.opinion}</p>}
        <p className="seat-time">
          {seat.decidedAt && <TimeText at={seat.decidedAt} />}
          {decides && seat.decidedAt && seat.openedAt && <span>{words.flow.took(format.duration(seat.openedAt, seat.decidedAt))}</span>}
          {!seat.decidedAt && seat.openedAt && <span title={format.instant(seat.openedAt)}>{words.flow.since(format.instant(seat.openedAt))}</span>}
        </p>
      </div>
    </div>
  );
}

function Reassigning({ taskId, onReassign }: { taskId: string; onReassign: Reassign }) {
  const words = useWords();
  return <Button size="small" type="text" onClick={() => onReassign(taskId)}>{words.desk.transfer}</Button>;
}
