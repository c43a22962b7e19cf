import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/cs.js';
import 'dayjs/locale/zh-cn.js';
import 'dayjs/locale/zh-tw.js';
import type { Language } from '../../contract/common.ts';
import { useLanguage, useWords } from '../language.tsx';

type Props = {
  id?: string; label: string; value: string | null; withTime?: boolean; disabled?: boolean; invalid?: boolean; describedBy?: string; borderless?: boolean;
  onChange: (value: string | null) => void;
};

/** The first is shown, all are understood when typed. */
const formats: Record<Language, [string, ...string[]]> = {
  'zh-CN': ['YYYY-MM-DD', 'YYYY/M/D', 'YYYY年M月D日', 'YYYYMMDD'],
  'zh-TW': ['YYYY/MM/DD', 'YYYY-M-D', 'YYYY年M月D日', 'YYYYMMDD'],
  en: ['MMM D, YYYY', 'YYYY-MM-DD', 'D MMM YYYY'],
  cs: ['D. M. YYYY', 'D.M.YYYY', 'YYYY-MM-DD'],
};

/** A date (`2026-12-05`) or an instant, chosen or typed as the language writes it. */
export function DateInput({ id, label, value, withTime = false, disabled, invalid, describedBy, borderless, onChange }: Props) {
  const words = useWords();
  const language = useLanguage();
  const day = value === null ? null : dayjs(value);
  return (
    <DatePicker
      id={id} aria-label={label} aria-invalid={invalid} aria-describedby={describedBy} className="wide-input" disabled={disabled} needConfirm={false}
      showTime={withTime ? { format: 'HH:mm' } : false} format={withTime ? `${formats[language][0]} HH:mm` : formats[language]}
      status={invalid ? 'error' : undefined} variant={borderless ? 'borderless' : undefined} placeholder={borderless ? '' : words.record.chooseDate}
      value={day?.isValid() ? day : null}
      onChange={(next) => onChange(next === null ? null : withTime ? next.toISOString() : next.format('YYYY-MM-DD'))}
    />
  );
}
