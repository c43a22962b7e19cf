import type { Task } from '../../../contract/tasks.ts';
import { useWords } from '../../language.tsx';
import { Face } from '../../shared/Face.tsx';
import { TimeText } from '../../shared/TimeText.tsx';

const tones: Record<string, 'approved' | 'returned'> = { approved: 'approved', approve: 'approved', rejected: 'returned', reject: 'returned', returned: 'returned' };

/** What those before me said. */
export function Opinions({ opinions }: { opinions: Task['opinions'] }) {
  const words = useWords();
  if (opinions.length === 0) return null;
  const decisions: Record<string, string> = { ...words.flow.seatStatuses, approve: words.desk.approve, reject: words.desk.reject };
  return (
    <section className="section">
      <h2>{words.desk.opinions}</h2>
      <ol className="opinions">
        {opinions.map((opinion) => (
          <li key={`${opinion.person.id} ${opinion.at}`}>
            <Face name={opinion.person.name} tone={tones[opinion.decision] ?? 'plain'} />
            <div>
              <p>
                <strong>{opinion.person.name}</strong> <span className="faint">{opinion.nodeName}</span>{' '}
                <span className={`tone-${tones[opinion.decision] ?? 'plain'}`}>{decisions[opinion.decision] ?? opinion.decision}</span>{' '}
                <span className="way">{words.ways[opinion.way] ?? opinion.way}</span> <span className="faint"><TimeText at={opinion.at} /></span>
              </p>
              {opinion.opinion && <p className="opinion-text">{opinion.opinion}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
