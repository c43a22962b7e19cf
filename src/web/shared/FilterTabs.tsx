import type { KeyboardEvent } from 'react';

type Props = { label: string; className?: string; items: readonly { key: string; label: string }[]; value: string; onChange: (key: string) => void };

/** Tabs that choose what the list below shows; arrows move between them. */
export function FilterTabs({ label, className, items, value, onChange }: Props) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = items[(items.findIndex((item) => item.key === value) + step + items.length) % items.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    onChange(next.key);
    event.currentTarget.querySelectorAll('button')[items.indexOf(next)]?.focus();
  };
  return (
    <div role="tablist" aria-label={label} className={`filter-tabs ${className ?? ''}`} onKeyDown={onKeyDown}>
      {items.map((item) => (
        <button key={item.key} type="button" role="tab" aria-selected={item.key === value} tabIndex={item.key === value ? 0 : -1} onClick={() => onChange(item.key)}>{item.label}</button>
      ))}
    </div>
  );
}
