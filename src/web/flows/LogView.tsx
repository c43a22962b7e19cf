import { Button, Segmented } from 'antd';
import { Suspense, useState } from 'react';
import type { Progress } from '../../contract/records.ts';
import { useWords } from '../language.tsx';
import { evidenceLines } from '../mailbox/evidenceLines.ts';
import { useMailboxWords } from '../mailbox/words.ts';
import { Face } from '../shared/Face.tsx';
import { TimeText } from '../shared/TimeText.tsx';
import '../styles/log.css';

/** More than these are folded away. */
const MANY_CHANGES = 6;

type Entry = Progress['log'][number];
const filters = ['all', 'acts', 'changes', 'mail'] as const;
type Filter = (typeof filters)[number];

/** Every act and every change, newest first. */
export function LogView({ log, onMail }: { log: Progress['log']; onMail: (mailId: string) => void }) {
  const words = useWords();
  const [filter, setFilter] = useState<Filter>('all');
  const labels = { all: words.flow.logAll, acts: words.flow.logActs, changes: words.flow.logChanges, mail: words.flow.logMail };
  const entries = log.filter((entry) => filter === 'all' || groupOf(entry) === filter);
  return (
    <div className="log">
      <Segmented<Filter> size="small" value={filter} onChange={setFilter} options={filters.map((value) => ({ value, label: labels[value] }))} aria-label={words.record.log} />
      {entries.length === 0 && <p className="faint log-nothing">{words.flow.noLog}</p>}
      <ol>
        {entries.map((entry, index) => <EntryView key={`${entry.at} ${entry.kind} ${index}`} entry={entry} onMail={onMail} />)}
      </ol>
    </div>
  );
}

function EntryView({ entry, onMail }: { entry: Entry; onMail: (mailId: string) => void }) {
  const words = useWords();
  const { mailId } = entry;
  return (
    <li className="log-entry">
      <Face name={entry.person?.name ?? words.ways['system'] ?? ''} size={24} />
      <div>
        <p>{entry.text}</p>
        <p className="log-meta"><TimeText at={entry.at} /><span className="way">{words.ways[entry.way] ?? entry.way}</span></p>
        {entry.opinion && <p className="seat-opinion">{entry.opinion}</p>}
        {entry.changes.length > MANY_CHANGES
          ? <details className="evidence"><summary>{words.flow.changeCount(entry.changes.length)}</summary><Changes changes={entry.changes} /></details>
          : entry.changes.length > 0 && <Changes changes={entry.changes} />}
        {entry.evidence && !entry.kind.startsWith('mail') && <Evidence evidence={entry.evidence} />}
        {mailId !== null && <Button type="link" size="small" className="log-mail" onClick={() => onMail(mailId)}>{words.flow.openMail}</Button>}
      </div>
    </li>
  );
}

function Changes({ changes }: { changes: Entry['changes'] }) {
  const words = useWords();
  return (
    <dl className="changes">
      {changes.map((change) => (
        <div key={change.field}>
          <dt>{change.label}</dt>
          <dd>
            {change.before !== null && <><del aria-label={words.flow.before}>{change.before}</del><span aria-hidden="true"> → </span></>}
            <ins aria-label={words.flow.after}>{change.after ?? words.common.empty}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Read only when somebody asks why a reply counted. */
function Evidence({ evidence }: { evidence: Record<string, unknown> }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details className="evidence" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.flow.evidence}</summary>
      {open && <Suspense fallback={null}><EvidenceLines evidence={evidence} /></Suspense>}
    </details>
  );
}

function EvidenceLines({ evidence }: { evidence: Record<string, unknown> }) {
  const { yes, no, none, labels } = useMailboxWords().evidence;
  return (
    <dl>
      {evidenceLines(evidence, { yes, no, none }).map(({ path, text }) => (
        <div key={path.join('.')}><dt>{path.map((part) => labels[part] ?? part).join(' · ')}</dt><dd>{text}</dd></div>
      ))}
    </dl>
  );
}

function groupOf(entry: Entry): Exclude<Filter, 'all'> {
  if (/mail|reply|bounce/i.test(entry.kind)) return 'mail';
  return entry.changes.length > 0 || /^(created|updated|deleted|restored|voided)$/.test(entry.kind) ? 'changes' : 'acts';
}
