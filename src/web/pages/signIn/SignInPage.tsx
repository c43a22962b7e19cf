import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { languages, useGuestLanguage } from '../../guestLanguage.tsx';
import { useWords } from '../../language.tsx';
import { accountSetsQuery } from '../../queries.ts';
import { Seal } from '../../shared/Seal.tsx';
import { useProblemText } from '../../shared/useProblemText.ts';
import { useSignIn } from './useSignIn.ts';
import '../../styles/sign-in.css';

export type SignInForm = { accountSet: string; login: string; password: string; code?: string };

export function SignInPage() {
  const words = useWords();
  const guest = useGuestLanguage();
  return (
    <main className="sign-in">
      <section className="sign-in-card" aria-labelledby="sign-in-title">
        <header>
          <Seal size={44} />
          <div>
            <h1 id="sign-in-title">{words.product}</h1>
            <p>{words.signIn.welcome}</p>
          </div>
        </header>
        <SignInFields />
        <div className="sign-in-languages" role="group" aria-label={words.signIn.language}>
          {languages.map((language) => (
            <button key={language} type="button" lang={language} aria-pressed={language === guest.language} onClick={() => guest.choose(language)}>
              {words.languages[language]}
            </button>
          ))}
        </div>
      </section>
    </main>
  );
}

function SignInFields() {
  const words = useWords();
  const problemText = useProblemText();
  const [form] = Form.useForm<SignInForm>();
  const accountSets = useQuery(accountSetsQuery);
  const { signIn, needsCode } = useSignIn();
  const choices = accountSets.data ?? [];
  const problem = accountSets.error ?? (signIn.error && !isCodeRequest(signIn.error) ? signIn.error : null);
  return (
    <Form form={form} layout="vertical" requiredMark={false} size="large" onFinish={(values) => signIn.mutate({ ...values, accountSet: values.accountSet ?? choices[0]?.name })}>
      {problem && <p className="form-problem" role="alert">{problemText(problem)}</p>}
      {accountSets.data?.length === 0 && <p className="form-problem" role="alert">{words.signIn.noAccountSets}</p>}
      {choices.length > 1 && (
        <Form.Item name="accountSet" label={words.signIn.accountSet} initialValue={choices[0]?.name}>
          <Select options={choices.map((choice) => ({ value: choice.name, label: choice.demo ? `${choice.title} · ${words.signIn.demo}` : choice.title }))} />
        </Form.Item>
      )}
      <Form.Item name="login" label={words.signIn.login} rules={[{ required: true, message: words.signIn.needLogin }]}>
        <Input autoComplete="username" autoFocus autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="password" label={words.signIn.password} rules={[{ required: true, message: words.signIn.needPassword }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {needsCode && (
        <Form.Item name="code" label={words.signIn.code} extra={words.signIn.codeHelp} rules={[{ required: true, pattern: /^[0-9]{6}$/, message: words.signIn.needCode }]}>
          <Input autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" block loading={signIn.isPending} disabled={choices.length === 0}>{words.signIn.submit}</Button>
    </Form>
  );
}

function isCodeRequest(error: Error): boolean {
  return 'code' in error && error.code === 'SecondFactorNeeded';
}
