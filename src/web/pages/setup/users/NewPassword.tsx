import { Button, Modal } from 'antd';
import { ShownOnce } from '../ShownOnce.tsx';
import { useSetupWords } from '../words.ts';

/** A fresh password, shown this one time. */
export function NewPassword({ name, password, onClose }: { name: string; password: string; onClose: () => void }) {
  const words = useSetupWords();
  return (
    <Modal open title={words.users.passwordTitle(name)} onCancel={onClose} footer={<Button type="primary" onClick={onClose}>{words.form.close}</Button>} mask={{ closable: false }}>
      <ShownOnce secret={password} text={words.users.passwordText} />
    </Modal>
  );
}
