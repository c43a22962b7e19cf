import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { call } from '../../client.ts';
import { useWords } from '../../language.tsx';
import { useSession } from '../../queries.ts';
import { useProblemText } from '../../shared/useProblemText.ts';

type Passwords = { current: string; next: string; repeated: string };

export function PasswordForm() {
  const words = useWords();
  const { user } = useSession();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const [form] = Form.useForm<Passwords>();
  const change = useMutation({
    mutationFn: ({ current, next }: Passwords) => call('changePassword', { body: { current, next } }),
    onSuccess: () => {
      form.resetFields();
      void message.success(words.profile.passwordChanged);
    },
  });
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(passwords) => change.mutate(passwords)} className="profile-form">
      {change.error && <p className="form-problem" role="alert">{problemText(change.error)}</p>}
      <input type="text" autoComplete="username" value={user.login} readOnly hidden />
      <Form.Item name="current" label={words.profile.currentPassword} rules={[{ required: true, message: words.common.required }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="next" label={words.profile.newPassword} rules={[{ required: true, min: 10, message: words.profile.passwordTooShort }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeated" label={words.profile.repeatPassword} dependencies={['next']}
        rules={[({ getFieldValue }) => ({ validator: (_, value) => (value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(words.profile.passwordMismatch))) })]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button htmlType="submit" loading={change.isPending}>{words.profile.changePassword}</Button>
    </Form>
  );
}
