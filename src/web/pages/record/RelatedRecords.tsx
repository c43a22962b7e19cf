import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TypeDescription } from '../../../contract/model.ts';
import { call } from '../../client.ts';
import { useWords } from '../../language.tsx';

/** The records that point to this one, with how many there are. */
export function RelatedRecords({ type, id }: { type: TypeDescription; id: string }) {
  const words = useWords();
  const filters = type.related.map(({ field }) => JSON.stringify({ all: [{ field, operator: 'equals', value: id }] }));
  const counts = useQueries({
    queries: type.related.map((related, index) => ({
      queryKey: ['records', related.type, 'count', filters[index]],
      queryFn: ({ signal }: { signal: AbortSignal }) => call('countRecords', { params: { type: related.type }, query: { filter: filters[index] }, signal }),
    })),
  });
  return (
    <nav className="related" aria-label={words.record.related}>
      <h2>{words.record.related}</h2>
      {type.related.map((related, index) => (
        <Link key={`${related.type} ${related.field}`} to="/$type" params={{ type: related.type }} search={{ filter: filters[index] }}>
          <span>{related.label}</span>
          <span className="faint">{counts[index]?.data ? `${counts[index].data.count}${counts[index].data.capped ? '+' : ''}` : ''}</span>
        </Link>
      ))}
    </nav>
  );
}
