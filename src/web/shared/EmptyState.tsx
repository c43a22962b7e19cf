import type { ReactNode } from 'react';

/** Says what a place is for when it is empty, and offers the first step. */
export function EmptyState({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <div className="empty-state">
      <span className="empty-state-mark" aria-hidden="true" />
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children && <div className="empty-state-action">{children}</div>}
    </div>
  );
}
