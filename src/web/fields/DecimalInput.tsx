import { Input, type InputRef } from 'antd';
import { useLayoutEffect, useRef, useState } from 'react';
import { formatDecimal, isDecimal, parseDecimal } from '../format.ts';
import { useLanguage } from '../language.tsx';
import { withoutTrailingZeros } from './FieldView.tsx';

type Props = {
  id?: string; label: string; value: string | null; scale: number | undefined; disabled?: boolean; invalid?: boolean; describedBy?: string; borderless?: boolean;
  onChange: (value: string | null) => void;
};

/** A number: grouped to be read, plain to be typed. What is no number stays as it was typed, to be mended. */
export function DecimalInput({ id, label, value, scale, disabled, invalid, describedBy, borderless, onChange }: Props) {
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const input = useRef<InputRef>(null);
  const isFocused = typed !== null;
  // Before the next key can arrive, so that typing replaces the old number and loses no digit.
  useLayoutEffect(() => {
    if (isFocused) input.current?.select();
  }, [isFocused]);
  const shown = value === null ? '' : isDecimal(value) ? formatDecimal(scale === undefined ? withoutTrailingZeros(value) : value, language, scale) : value;
  return (
    <Input
      id={id} aria-label={label} aria-invalid={invalid} aria-describedby={describedBy} inputMode="decimal" className="number-input" disabled={disabled}
      status={invalid ? 'error' : undefined} variant={borderless ? 'borderless' : undefined} autoComplete="off"
      value={typed ?? shown}
      ref={input}
      onFocus={() => setTyped(value === null ? '' : plain(value, language))}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        const text = event.target.value;
        if (typed !== null) setTyped(text);
        onChange(text.trim() === '' ? null : parseDecimal(text, language) ?? text);
      }}
    />
  );
}

/** As one types it: no grouping, no needless zeros, the language's own decimal mark. */
function plain(value: string, language: string): string {
  const bare = withoutTrailingZeros(value);
  return language === 'cs' && isDecimal(value) ? bare.replace('.', ',') : bare;
}
