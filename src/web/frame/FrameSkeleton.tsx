import { PageSkeleton } from '../shared/PageSkeleton.tsx';

/** The frame's outline while the session and the model are on their way. */
export function FrameSkeleton() {
  return (
    <div className="frame" aria-busy="true">
      <aside className="side side-waiting" />
      <div className="frame-body">
        <header className="top" />
        <main className="content"><PageSkeleton /></main>
      </div>
    </div>
  );
}
