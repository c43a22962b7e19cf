import { useWords } from '../language.tsx';

/** Grey lines where a page's text will stand. */
export function PageSkeleton({ lines = 8 }: { lines?: number }) {
  const words = useWords();
  return (
    <div className="skeleton" role="status" aria-label={words.common.loading}>
      {Array.from({ length: lines }, (_, index) => <span key={index} style={{ width: `${index === 0 ? 24 : 92 - (index * 17) % 40}%` }} />)}
    </div>
  );
}
