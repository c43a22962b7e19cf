import { Link } from '@tanstack/react-router';
import { Form, Input, Modal } from 'antd';
import { useWords } from '../../language.tsx';

type Props = { isSetUp: boolean; decision: 'approve' | 'reject'; onCode: (code: string) => void; onCancel: () => void };

/** Asks for the six digits that company rules want for this paper. */
export function SecondFactorDialog({ isSetUp, decision, onCode, onCancel }: Props) {
  const words = useWords();
  const [form] = Form.useForm<{ code: string }>();
  return (
    <Modal
      open onCancel={onCancel} width={400} title={words.desk.secondFactorTitle} okText={words.desk[decision]} cancelText={words.common.cancel}
      okButtonProps={{ htmlType: 'submit', form: 'second-factor', disabled: !isSetUp }}
    >
      {!isSetUp && <p className="form-problem" role="alert">{words.desk.secondFactorMissing} <Link to="/profile">{words.desk.goToProfile}</Link></p>}
      {isSetUp && (
        <Form id="second-factor" form={form} layout="vertical" requiredMark={false} onFinish={({ code }) => onCode(code)}>
          <p className="soft dialog-text">{words.desk.secondFactorText}</p>
          <Form.Item name="code" label={words.signIn.code} extra={words.signIn.codeHelp} rules={[{ required: true, pattern: /^[0-9]{6}$/, message: words.signIn.needCode }]}>
            <Input autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={6} size="large" className="code-input" />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
}
