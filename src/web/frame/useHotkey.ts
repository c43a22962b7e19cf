import { useEffect, useEffectEvent } from 'react';

/**
 * Runs an act on a key. Plain letters are heard only outside of inputs, and never while a dialog is open.
 */
export function useHotkey(key: string, act: () => void, options: { control?: boolean; enabled?: boolean } = {}): void {
  const { control = false, enabled = true } = options;
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== key || event.altKey || event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) !== control) return;
    if (!control && (isTyping(event.target) || document.querySelector('[role=dialog]'))) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    if (!enabled) return;
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, [enabled]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}
