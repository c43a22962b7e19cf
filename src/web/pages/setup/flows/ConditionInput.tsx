import { Input, Select } from 'antd';
import { useType } from '../../../queries.ts';
import { RecordSelect } from '../RecordSelect.tsx';
import { useSetupWords } from '../words.ts';
import { isNumeric, operatorsOf, type Condition, type ConditionField, type Flow } from './flowDraft.ts';

type Props = { id?: string; flow: Flow; value?: Condition | null; onChange?: (value: Condition | null) => void };

/** When a step is taken: always, or when a field (or a sum of lines) compares so to a value. */
export function ConditionInput({ id, flow, value = null, onChange }: Props) {
  const words = useSetupWords().flow;
  const field = flow.conditionFields.find((known) => known.field === value?.field);
  const choose = (key: string) => {
    const chosen = flow.conditionFields.find((known) => known.field === key);
    onChange?.({ field: key, operator: operatorsOf(chosen)[0] ?? '=', value: '' });
  };
  return (
    <div className="condition">
      <Select
        id={id} value={value === null ? 'always' : 'when'} options={[{ value: 'always', label: words.always }, { value: 'when', label: words.when }]}
        onChange={(kind) => (kind === 'always' ? onChange?.(null) : choose((flow.conditionFields.find(isNumeric) ?? flow.conditionFields[0])?.field ?? ''))}
      />
      {value && (
        <div className="condition-row">
          <Select aria-label={words.conditionField} value={value.field || undefined} onChange={choose} options={flow.conditionFields.map((known) => ({ value: known.field, label: known.label }))} />
          <Select
            aria-label={words.conditionOperator} value={value.operator} onChange={(operator) => onChange?.({ ...value, operator })}
            options={operatorsOf(field).map((operator) => ({ value: operator, label: words.operators[operator] }))}
          />
          <ConditionValue type={flow.type} field={field} value={value.value} onChange={(text) => onChange?.({ ...value, value: text })} />
        </div>
      )}
    </div>
  );
}

type ValueProps = { type: string; field: ConditionField | undefined; value: string; onChange: (value: string) => void };

function ConditionValue({ type, field, value, onChange }: ValueProps) {
  const words = useSetupWords().flow;
  const described = useType(type)?.fields.find((known) => known.key === field?.field);
  const { choices, target } = described ?? {};
  if (target) return <RecordSelect type={target} label={words.conditionValue} value={value || null} onChange={(id) => onChange(id ?? '')} />;
  if (choices) return <Select aria-label={words.conditionValue} value={value || undefined} onChange={onChange} options={choices} />;
  const isNumber = isNumeric(field);
  return (
    <Input
      aria-label={words.conditionValue} value={value} maxLength={200} inputMode={isNumber ? 'decimal' : 'text'} className={isNumber ? 'figures' : undefined}
      type={field?.kind === 'date' ? 'date' : 'text'} onChange={(event) => onChange(isNumber ? event.target.value.replaceAll(/[,，\s]/g, '') : event.target.value)}
    />
  );
}
