import { Select } from 'antd';

type Props = {
  id?: string;
  value?: string[];
  onChange?: (value: string[]) => void;
  maximum: number;
  maximumLength: number;
  placeholder: string;
  'aria-label'?: string;
};

/** A list of short texts, each ended by Enter or a line break; a comma may be part of one. */
export function TextList({ value, onChange, maximum, maximumLength, ...select }: Props) {
  const change = (next: string[]) => {
    const texts = next.map((text) => text.trim().slice(0, maximumLength)).filter((text) => text !== '');
    onChange?.([...new Set(texts)]);
  };
  return <Select {...select} mode="tags" open={false} suffixIcon={null} value={value ?? []} onChange={change} maxCount={maximum} tokenSeparators={['\n']} />;
}
