import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Space, Switch } from 'antd';
import { useState } from 'react';
import { call, type Answer } from '../../../client.ts';
import { sessionQuery, useSession } from '../../../queries.ts';
import { Loaded } from '../Loaded.tsx';
import { Note } from '../Note.tsx';
import { Setting } from '../Setting.tsx';
import { SettingsForm } from '../SettingsForm.tsx';
import { SetupHeading } from '../SetupHeading.tsx';
import { useSetupWords } from '../words.ts';
import { CheckResult, ConnectionCheck } from './ConnectionCheck.tsx';
import { withoutEmptySecrets, type SmtpDraft } from './mailServer.ts';
import { AccountFields, ServerFields } from './ServerFields.tsx';

const queryKey = ['setup', 'smtp'];

/** Outgoing mail: by which server and in whose name. */
export function SmtpPage() {
  const query = useQuery({ queryKey, queryFn: ({ signal }) => call('readSmtp', { signal }) });
  return (
    <>
      <SetupHeading page="smtp" />
      <Loaded query={query}>{(smtp) => <>{smtp.held && <HeldMail />}<SmtpForm smtp={smtp} /></>}</Loaded>
    </>
  );
}

/** This database is a copy: nothing is sent until somebody says so. */
function HeldMail() {
  const words = useSetupWords().smtp;
  const queryClient = useQueryClient();
  const release = useMutation({ mutationFn: () => call('releaseMail'), onSuccess: () => queryClient.invalidateQueries({ queryKey }) });
  return (
    <Note tone="warning" title={words.heldTitle} action={<Button onClick={() => release.mutate()} loading={release.isPending}>{words.release}</Button>}>{words.heldText}</Note>
  );
}

function SmtpForm({ smtp }: { smtp: Answer<'readSmtp'> }) {
  const words = useSetupWords();
  return (
    <SettingsForm
      name="smtp" saved={smtp} queryKey={queryKey} makesStale={[sessionQuery.queryKey]}
      draftOf={draftOf} save={(draft) => call('writeSmtp', { body: withoutEmptySecrets(draft) })}
    >
      <section className="setup-part"><Setting name="enabled" words={words.smtp.enabled} valuePropName="checked"><Switch /></Setting></section>
      <ServerFields protocol="smtp" />
      <AccountFields stored={smtp} />
      <section className="setup-part">
        <h3>{words.connection.sender}</h3>
        <Setting name="fromAddress" words={words.smtp.fromAddress} rules={[{ required: true, message: words.form.required }, { type: 'email', message: words.form.wrongEmail }]}>
          <Input type="email" maxLength={254} autoComplete="off" />
        </Setting>
        <Setting name="fromName" words={words.smtp.fromName}><Input maxLength={100} /></Setting>
        <Setting name="messagesPerSecond" words={words.smtp.messagesPerSecond} rules={[{ required: true, message: words.form.required }]}>
          <InputNumber min={0.1} max={1000} />
        </Setting>
      </section>
      <SmtpCheck />
    </SettingsForm>
  );
}

function SmtpCheck() {
  const form = Form.useFormInstance<SmtpDraft>();
  return (
    <ConnectionCheck test={() => call('testSmtp', { body: withoutEmptySecrets(form.getFieldsValue(true)) })}>
      <TestMail draft={() => withoutEmptySecrets(form.getFieldsValue(true))} />
    </ConnectionCheck>
  );
}

function TestMail({ draft }: { draft: () => SmtpDraft }) {
  const words = useSetupWords().connection;
  const [sendTo, setSendTo] = useState(useSession().user.email);
  const sending = useMutation({ mutationFn: (address: string) => call('testSmtp', { body: { ...draft(), sendTo: address } }) });
  return (
    <>
      <Space.Compact className="setup-test-mail">
        <Input type="email" value={sendTo} onChange={(event) => setSendTo(event.target.value)} aria-label={words.sendTo} maxLength={254} />
        <Button onClick={() => sending.mutate(sendTo)} loading={sending.isPending} disabled={sendTo.trim() === ''}>{words.sendTest}</Button>
      </Space.Compact>
      <CheckResult result={sending.data} error={sending.error} success={words.sent(sending.variables ?? '')} />
    </>
  );
}

function draftOf({ held: _held, password: _password, oauthClientSecret: _secret, oauthRefreshToken: _token, ...draft }: Answer<'readSmtp'>): SmtpDraft {
  return draft;
}
