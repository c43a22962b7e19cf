import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { FieldDescription, TypeDescription } from '../../../contract/model.ts';
import { FieldInput } from '../../fields/FieldInput.tsx';
import { useWords } from '../../language.tsx';
import { needsValue, operatorsOf, readFilter, writeFilter, type Condition } from './filterConditions.ts';

/** The conditions of a filter, one a row. */
export function FilterEditor({ type, value, onApply }: { type: TypeDescription; value: string | undefined; onApply: (filter: string | undefined) => void }) {
  const words = useWords();
  const [conditions, setConditions] = useState<Condition[]>(() => readFilter(value));
  const first = type.fields[0];
  const change = (at: number, condition: Condition) => setConditions((before) => before.map((other, index) => (index === at ? condition : other)));
  return (
    <div className="filter-editor" role="group" aria-label={words.list.filter}>
      {conditions.map((condition, index) => (
        <ConditionRow
          key={index} type={type} condition={condition} onChange={(next) => change(index, next)}
          onRemove={() => setConditions((before) => before.filter((_, at) => at !== index))}
        />
      ))}
      <Button type="text" icon={<PlusOutlined />} disabled={!first} onClick={() => first && setConditions((before) => [...before, blank(first)])}>{words.list.addCondition}</Button>
      <div className="filter-acts">
        <Button onClick={() => onApply(undefined)}>{words.list.clearFilter}</Button>
        <Button type="primary" onClick={() => onApply(writeFilter(conditions))}>{words.list.apply}</Button>
      </div>
    </div>
  );
}

type RowProps = { type: TypeDescription; condition: Condition; onChange: (condition: Condition) => void; onRemove: () => void };

function ConditionRow({ type, condition, onChange, onRemove }: RowProps) {
  const words = useWords();
  const [titles, setTitles] = useState<Record<string, string>>({});
  const field = type.fields.find((candidate) => candidate.key === condition.field);
  return (
    <div className="filter-row">
      <Select
        aria-label={words.list.field} value={condition.field} options={type.fields.map(({ key, label }) => ({ value: key, label }))} popupMatchSelectWidth={false}
        onChange={(key: string) => {
          const next = type.fields.find((candidate) => candidate.key === key);
          if (next) onChange(blank(next));
        }}
      />
      <Select
        aria-label={words.list.operator} value={condition.operator} options={(field ? operatorsOf(field) : []).map((operator) => ({ value: operator, label: words.list.operators[operator] }))}
        onChange={(operator) => onChange({ ...condition, operator })}
      />
      {field && needsValue(condition.operator) ? (
        <FieldInput
          field={{ ...field, kind: field.kind === 'longText' ? 'text' : field.kind }} value={condition.value} label={words.list.value} titleOf={(id) => titles[id] ?? id}
          onChange={(value, chosen = {}) => {
            setTitles((before) => ({ ...before, ...chosen }));
            onChange({ ...condition, value });
          }}
        />
      ) : <span />}
      <button type="button" className="icon-button" aria-label={words.common.remove} onClick={onRemove}><DeleteOutlined /></button>
    </div>
  );
}

function blank(field: FieldDescription): Condition {
  return { field: field.key, operator: operatorsOf(field)[0] ?? 'equals', value: field.kind === 'boolean' ? true : null };
}
