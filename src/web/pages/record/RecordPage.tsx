import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ProblemError } from '../../client.ts';
import { useWords } from '../../language.tsx';
import { useType } from '../../queries.ts';
import { recordQuery } from '../../records/recordQueries.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { NotFoundPage } from '../../shared/ErrorPages.tsx';
import { PageSkeleton } from '../../shared/PageSkeleton.tsx';
import { RecordEditor } from './RecordEditor.tsx';
import '../../styles/record.css';
import '../../styles/record-page.css';

/** `/<type>/<id>`, or `/<type>/new`. */
export function RecordPage() {
  const { type: typeName, id } = useParams({ from: '/frame/$type/$id' });
  const words = useWords();
  const type = useType(typeName);
  const isNew = id === 'new';
  const query = useQuery({ ...recordQuery(typeName, id), enabled: !isNew && type !== undefined });
  if (!type || (isNew && !type.may.create)) return <NotFoundPage />;
  if (isNew) return <RecordEditor key={`${type.name} new`} type={type} record={null} />;
  if (query.data) return <RecordEditor key={`${type.name} ${id}`} type={type} record={query.data} />;
  if (query.error instanceof ProblemError && query.error.problem.status === 404) return <EmptyState heading="h1" title={words.record.notFound} text={words.record.notFoundText} />;
  if (query.error) throw query.error;
  return <PageSkeleton />;
}
