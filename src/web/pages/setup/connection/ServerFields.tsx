import { Form, Input, InputNumber, Select, Switch } from 'antd';
import { useContext } from 'react';
import { Note } from '../Note.tsx';
import { Setting } from '../Setting.tsx';
import { MarkChanged } from '../SettingsForm.tsx';
import { useSetupWords } from '../words.ts';
import { authentications, encryptions, portFor, type Protocol, type ServerDraft, type StoredSecrets } from './mailServer.ts';
import { presetValues, providerKeys, providerOf } from './presets.ts';
import { SecretInput } from './SecretInput.tsx';

/** Where the server is and how it is spoken to; the provider's preset fills it in. */
export function ServerFields({ protocol }: { protocol: Protocol }) {
  const words = useSetupWords();
  const form = Form.useFormInstance<ServerDraft>();
  const encryption = Form.useWatch('encryption', form);
  const follow = () => form.setFieldValue('port', portFor(protocol, form.getFieldValue('encryption'), form.getFieldValue('port')));
  return (
    <section className="setup-part">
      <h3>{words.connection.connection}</h3>
      <ProviderPreset protocol={protocol} />
      <Setting name="host" words={words.server.host} rules={[{ required: true, whitespace: true, message: words.form.required }]}>
        <Input maxLength={253} autoComplete="off" spellCheck={false} inputMode="url" />
      </Setting>
      <div className="setup-pair">
        <Setting name="encryption" words={words.server.encryption}>
          <Select onChange={follow} options={encryptions.map((value) => ({ value, label: words.connection.encryptions[value] }))} />
        </Setting>
        <Setting name="port" words={words.server.port} rules={[{ required: true, message: words.form.required }]}>
          <InputNumber min={1} max={65535} precision={0} controls={false} />
        </Setting>
      </div>
      {encryption === 'none' && <Note tone="warning">{words.connection.unencryptedWarning}</Note>}
      <Setting name="acceptSelfSigned" words={words.server.acceptSelfSigned} valuePropName="checked"><Switch /></Setting>
    </section>
  );
}

function ProviderPreset({ protocol }: { protocol: Protocol }) {
  const words = useSetupWords();
  const form = Form.useFormInstance<ServerDraft>();
  const markChanged = useContext(MarkChanged);
  const provider = providerOf(Form.useWatch('host', form), protocol);
  const fill = (chosen: string) => {
    const key = providerKeys.find((candidate) => candidate === chosen);
    if (!key) return;
    form.setFieldsValue(presetValues(key, protocol));
    markChanged();
  };
  return (
    <>
      <Form.Item className="setup-provider" label={words.connection.provider} htmlFor={`${protocol}-provider`} extra={words.connection.providerHelp}>
        <Select
          id={`${protocol}-provider`} value={provider ?? 'other'} onChange={fill}
          options={[...providerKeys.map((key) => ({ value: key, label: words.providers[key].name })), { value: 'other', label: words.connection.otherProvider }]}
        />
      </Form.Item>
      {provider && <Note title={words.providers[provider].name}>{words.providers[provider].hint}</Note>}
    </>
  );
}

/** How one signs in to the server; only what the chosen way needs is shown. */
export function AccountFields({ stored }: { stored: StoredSecrets }) {
  const words = useSetupWords();
  const form = Form.useFormInstance<ServerDraft>();
  const authentication = Form.useWatch('authentication', form);
  const required = [{ required: true, whitespace: true, message: words.form.required }];
  return (
    <section className="setup-part">
      <h3>{words.connection.account}</h3>
      <Setting name="authentication" words={words.server.authentication}>
        <Select options={authentications.map((value) => ({ value, label: words.connection.authentications[value] }))} />
      </Setting>
      {authentication !== 'anonymous' && (
        <Setting name="user" words={words.server.user} rules={required}><Input maxLength={200} autoComplete="off" spellCheck={false} /></Setting>
      )}
      {authentication === 'password' && (
        <Setting name="password" words={words.server.password}><SecretInput stored={stored.password.stored} /></Setting>
      )}
      {authentication === 'oauth' && (
        <>
          <Setting name="oauthTokenUrl" words={words.server.oauthTokenUrl} rules={required}><Input maxLength={500} inputMode="url" spellCheck={false} /></Setting>
          <Setting name="oauthClientId" words={words.server.oauthClientId} rules={required}><Input maxLength={200} autoComplete="off" spellCheck={false} /></Setting>
          <Setting name="oauthClientSecret" words={words.server.oauthClientSecret}><SecretInput stored={stored.oauthClientSecret.stored} /></Setting>
          <Setting name="oauthRefreshToken" words={words.server.oauthRefreshToken}><SecretInput stored={stored.oauthRefreshToken.stored} /></Setting>
          <Setting name="oauthScope" words={words.server.oauthScope}><Input maxLength={500} spellCheck={false} /></Setting>
        </>
      )}
    </section>
  );
}
