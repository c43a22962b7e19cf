import { ArrowLeftOutlined, DownOutlined, FilePdfOutlined, UpOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Task, TaskSummary } from '../../../contract/tasks.ts';
import { addressOf } from '../../client.ts';
import { InstanceView } from '../../flows/ProgressView.tsx';
import { useWords } from '../../language.tsx';
import { useType } from '../../queries.ts';
import { progressQuery, recordQuery } from '../../records/recordQueries.ts';
import { RecordView } from '../../records/RecordView.tsx';
import { PageSkeleton } from '../../shared/PageSkeleton.tsx';
import { stateLabel, StateTag } from '../../shared/StateTag.tsx';
import { TimeText } from '../../shared/TimeText.tsx';
import { Opinions } from './Opinions.tsx';
import '../../styles/record.css';

type Props = { summary: TaskSummary; task: Task | undefined; position: { at: number; of: number }; onStep: (by: number) => void };

/** The paper itself: what it says, what the others said, where it stands. */
export function Paper({ summary, task, position, onStep }: Props) {
  const words = useWords();
  const type = useType(summary.type);
  const record = useQuery(recordQuery(summary.type, summary.recordId));
  const progress = useQuery(progressQuery(summary.type, summary.recordId));
  const instance = progress.data?.instances[0];
  return (
    <article className="paper" aria-labelledby="paper-title">
      <header className="paper-head">
        <div className="paper-nav">
          <Link to="/desk/{-$task}" params={{ task: undefined }} search={(before) => before} className="icon-button phone-only" aria-label={words.desk.backToList}><ArrowLeftOutlined /></Link>
          <h2 id="paper-title">{summary.typeLabel} <span>{summary.number}</span></h2>
          {type && record.data && <StateTag state={record.data.state} label={stateLabel(type, record.data.state)} />}
          <span className="paper-steps">
            {position.at > 0 && <span className="faint">{position.at} / {position.of}</span>}
            <button type="button" className="icon-button" aria-label={words.desk.previous} aria-keyshortcuts="K" disabled={position.at <= 1} onClick={() => onStep(-1)}><UpOutlined /></button>
            <button type="button" className="icon-button" aria-label={words.desk.next} aria-keyshortcuts="J" disabled={position.at >= position.of} onClick={() => onStep(1)}><DownOutlined /></button>
          </span>
        </div>
        <p className="paper-facts">
          {summary.submitter && <span>{words.desk.from(summary.submitter.name)}</span>}
          <span>{summary.nodeName}</span>
          <TimeText at={summary.openedAt} />
          {summary.dueAt && <span>{words.desk.due} <TimeText at={summary.dueAt} /></span>}
          <a href={addressOf('recordPdf', { params: { type: summary.type, id: summary.recordId } })} target="_blank" rel="noreferrer" title={task?.pdfSha256 ? `SHA-256 ${task.pdfSha256}` : undefined}><FilePdfOutlined /> {words.desk.pdf}</a>
          <Link to="/$type/$id" params={{ type: summary.type, id: summary.recordId }}>{words.desk.openRecord}</Link>
        </p>
        {type && record.data && summary.facts.length > 0 && <KeyFacts facts={summary.facts} />}
      </header>
      {type && record.data ? <RecordView type={type} record={record.data} /> : record.isPending && type ? <PageSkeleton /> : <PlainFacts summary={summary} />}
      {task && <Opinions opinions={task.opinions} />}
      {instance && (
        <section className="section">
          <h2>{words.desk.progress}</h2>
          <InstanceView instance={instance} />
        </section>
      )}
    </article>
  );
}

/** Who, what and how much, before anything else. */
function KeyFacts({ facts }: { facts: TaskSummary['facts'] }) {
  return <dl className="key-facts">{facts.map((fact) => <div key={fact.label}><dt>{fact.label}</dt><dd>{fact.value}</dd></div>)}</dl>;
}

/** What the task itself says, where the record cannot be read. */
function PlainFacts({ summary }: { summary: TaskSummary }) {
  return (
    <section className="section">
      <dl className="facts">
        {summary.facts.map((fact) => <div key={fact.label} className="fact"><dt>{fact.label}</dt><dd>{fact.value}</dd></div>)}
      </dl>
    </section>
  );
}
