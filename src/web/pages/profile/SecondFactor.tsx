import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { Session } from '../../../contract/session.ts';
import { call, type Answer } from '../../client.ts';
import { useWords } from '../../language.tsx';
import { sessionQuery, useSession } from '../../queries.ts';
import { StateTag } from '../../shared/StateTag.tsx';
import { useProblemText } from '../../shared/useProblemText.ts';

type Step = 'rest' | 'password' | 'remove' | Answer<'beginSecondFactor'>;

/** Switches the second factor on (password, QR code, first code) or off (password, code). */
export function SecondFactor() {
  const words = useWords();
  const { secondFactor } = useSession();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const [step, setStep] = useState<Step>('rest');
  const finish = (session: Session) => {
    queryClient.setQueryData(sessionQuery.queryKey, session);
    setStep('rest');
    void message.success(session.secondFactor ? words.profile.turnedOn : words.profile.turnedOff);
  };
  const begin = useMutation({ mutationFn: (password: string) => call('beginSecondFactor', { body: { password } }), onSuccess: setStep });
  const confirm = useMutation({ mutationFn: (code: string) => call('confirmSecondFactor', { body: { code } }), onSuccess: finish });
  const remove = useMutation({ mutationFn: (body: { password: string; code: string }) => call('removeSecondFactor', { body }), onSuccess: finish });
  const problem = { rest: null, password: begin.error, remove: remove.error }[typeof step === 'string' ? step : 'rest'] ?? (typeof step === 'object' ? confirm.error : null);
  return (
    <div className="profile-form">
      {step === 'rest' && (
        <p className="second-factor-state">
          <StateTag state={secondFactor ? 'approved' : 'draft'} label={secondFactor ? words.profile.secondFactorOn : words.profile.secondFactorOff} />
          <Button onClick={() => setStep(secondFactor ? 'remove' : 'password')}>{secondFactor ? words.profile.turnOff : words.profile.begin}</Button>
        </p>
      )}
      {problem && <p className="form-problem" role="alert">{problemText(problem)}</p>}
      {step === 'password' && <CredentialsForm asksPassword submit={words.profile.begin} busy={begin.isPending} onCancel={() => setStep('rest')} onSubmit={({ password }) => begin.mutate(password)} />}
      {step === 'remove' && <CredentialsForm asksPassword asksCode submit={words.profile.turnOff} busy={remove.isPending} onCancel={() => setStep('rest')} onSubmit={(body) => remove.mutate(body)} />}
      {typeof step === 'object' && (
        <>
          <p>{words.profile.scan}</p>
          <img className="second-factor-qr" alt={words.profile.qr} src={`data:image/svg+xml;utf8,${encodeURIComponent(step.qrSvg)}`} />
          <p className="second-factor-secret"><span className="faint">{words.profile.secret}</span> <code>{step.secret}</code></p>
          <CredentialsForm asksCode submit={words.profile.turnOn} busy={confirm.isPending} onCancel={() => setStep('rest')} onSubmit={({ code }) => confirm.mutate(code)} />
        </>
      )}
    </div>
  );
}

type CredentialsProps = {
  asksPassword?: boolean; asksCode?: boolean; submit: string; busy: boolean;
  onSubmit: (credentials: { password: string; code: string }) => void; onCancel: () => void;
};

function CredentialsForm({ asksPassword = false, asksCode = false, submit, busy, onSubmit, onCancel }: CredentialsProps) {
  const words = useWords();
  return (
    <Form layout="vertical" requiredMark={false} onFinish={onSubmit}>
      {asksPassword && (
        <Form.Item name="password" label={words.profile.confirmPassword} rules={[{ required: true, message: words.signIn.needPassword }]}>
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
      )}
      {asksCode && (
        <Form.Item name="code" label={words.profile.firstCode} rules={[{ required: true, pattern: /^[0-9]{6}$/, message: words.signIn.needCode }]}>
          <Input autoFocus={!asksPassword} inputMode="numeric" autoComplete="one-time-code" maxLength={6} className="code-input" />
        </Form.Item>
      )}
      <p className="profile-buttons">
        <Button htmlType="submit" loading={busy}>{submit}</Button>
        <Button type="text" onClick={onCancel}>{words.common.cancel}</Button>
      </p>
    </Form>
  );
}
