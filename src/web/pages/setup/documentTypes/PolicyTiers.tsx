import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import type { CallInput } from '../../../client.ts';
import { SettingGroup } from '../Setting.tsx';
import { useSetupWords } from '../words.ts';

type Tier = NonNullable<CallInput<'writeDocumentType'>['body']>['tiers'][number];
const ways = ['reply', 'web', 'webSecondFactor'] as const satisfies readonly Tier['way'][];
const MAXIMUM = 5;

/** From which amount on a reply is no longer enough. */
export function PolicyTiers({ hasAmount }: { hasAmount: boolean }) {
  const words = useSetupWords().documentTypes;
  const maximum = hasAmount ? MAXIMUM : 1;
  return (
    <SettingGroup name="tiers" words={words.tiers}>
      <Form.List name="tiers">
        {(rows, { add, remove }) => (
          <>
            {rows.length === 0 && <p className="setting-effect">{words.noTiers}</p>}
            {rows.map((row, index) => (
              <div key={row.key} className="tier-row">
                <TierAmount row={row.name} hasAmount={hasAmount} />
                <Form.Item name={[row.name, 'way']} label={words.way}>
                  <Select options={ways.map((value) => ({ value, label: words.ways[value] }))} />
                </Form.Item>
                <Button type="text" icon={<DeleteOutlined />} aria-label={words.removeTier(index + 1)} onClick={() => remove(row.name)} className="tier-remove" />
              </div>
            ))}
            {!hasAmount && <p className="setting-effect">{words.noAmount}</p>}
            {rows.length < maximum && (
              <Button icon={<PlusOutlined />} onClick={() => add({ fromAmount: rows.length === 0 ? null : '', way: 'web' })}>{words.addTier}</Button>
            )}
          </>
        )}
      </Form.List>
    </SettingGroup>
  );
}

/** Empty means: from nothing on. */
function TierAmount({ row, hasAmount }: { row: number; hasAmount: boolean }) {
  const words = useSetupWords().documentTypes;
  return (
    <Form.Item
      name={[row, 'fromAmount']} label={words.fromAmount} normalize={(text: string) => (text.trim() === '' ? null : text.trim().replaceAll(',', ''))}
      dependencies={['tiers']}
      rules={[
        { pattern: /^[0-9]{1,15}(\.[0-9]{1,2})?$/, message: words.wrongAmount },
        ({ getFieldValue }) => ({
          validator: (_rule, amount: string | null) => {
            const tiers: Tier[] = getFieldValue('tiers') ?? [];
            const same = tiers.filter((tier) => amountOf(tier?.fromAmount) === amountOf(amount));
            return same.length > 1 ? Promise.reject(new Error(words.sameAmount)) : Promise.resolve();
          },
        }),
      ]}
    >
      <Input inputMode="decimal" placeholder={words.always} disabled={!hasAmount} className="figures" maxLength={18} />
    </Form.Item>
  );
}

/** For telling equal amounts apart from different ones, not for reckoning: 100.50 and 100.5 are one. */
function amountOf(amount: string | null | undefined): string {
  const text = (amount ?? '').replace(/^0+(?=\d)/, '');
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
