import { EllipsisOutlined, FilePdfOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Input } from 'antd';
import type { RefObject } from 'react';
import type { TypeDescription } from '../../../contract/model.ts';
import type { OfficeRecord } from '../../../contract/records.ts';
import { addressOf } from '../../client.ts';
import { useWords } from '../../language.tsx';
import { useRecordActs } from './useRecordActs.ts';

/** PDF, withdraw, urge, delete: as far as the server allows them now. */
export function MoreActions({ type, record, leaving }: { type: TypeDescription; record: OfficeRecord; leaving: RefObject<boolean> }) {
  const words = useWords();
  const { modal } = App.useApp();
  const acts = useRecordActs(type, record, leaving);
  const confirmWithdraw = () => {
    let opinion = '';
    modal.confirm({
      title: words.record.withdrawTitle, icon: null, okText: words.record.withdraw, cancelText: words.common.cancel,
      content: (
        <>
          <p className="dialog-text">{words.record.withdrawText}</p>
          <Input.TextArea aria-label={words.record.reason} placeholder={words.record.reason} maxLength={2000} autoSize={{ minRows: 2 }} onChange={(event) => { opinion = event.target.value; }} />
        </>
      ),
      onOk: () => acts.withdraw.mutateAsync(opinion).catch(() => {}),
    });
  };
  const confirmDelete = () => modal.confirm({
    title: words.record.deleteTitle, icon: null, content: words.record.deleteText, okText: words.common.delete, cancelText: words.common.cancel,
    onOk: () => acts.remove.mutateAsync().catch(() => {}),
  });
  return (
    <>
      <Button href={addressOf('recordPdf', { params: { type: type.name, id: record.id } })} target="_blank" icon={<FilePdfOutlined />}>{words.record.print}</Button>
      {record.may.urge && <Button onClick={() => acts.urge.mutate()} loading={acts.urge.isPending}>{words.record.urge}</Button>}
      {record.may.withdraw && <Button onClick={confirmWithdraw}>{words.record.withdraw}</Button>}
      {record.may.delete && (
        <Dropdown trigger={['click']} menu={{ items: [{ key: 'delete', label: words.record.delete, onClick: confirmDelete }] }}>
          <Button icon={<EllipsisOutlined />} aria-label={words.record.more} title={words.record.more} />
        </Dropdown>
      )}
    </>
  );
}
