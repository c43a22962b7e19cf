import type { ReactNode } from 'react';

/** Says what a place is for when it is empty, and offers the first step. */
export function EmptyState({ title, text, heading: Heading = 'h2', children }: { title: string; text?: string; heading?: 'h1' | 'h2'; children?: ReactNode }) {
  return (
    <div className="empty-state">
      <span className="empty-state-mark" aria-hidden="true" />
      <Heading>{title}</Heading>
      {text && <p>{text}</p>}
      {children && <div className="empty-state-action">{children}</div>}
    </div>
  );
}
