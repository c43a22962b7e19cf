import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Switch, Tag } from 'antd';
import { call, type Answer } from '../../../client.ts';
import { useLanguage } from '../../../language.tsx';
import { Loaded } from '../Loaded.tsx';
import { Setting } from '../Setting.tsx';
import { SettingsForm } from '../SettingsForm.tsx';
import { SetupHeading } from '../SetupHeading.tsx';
import { useSetupWords } from '../words.ts';
import { ConnectionCheck } from './ConnectionCheck.tsx';
import { withoutEmptySecrets, type ImapDraft } from './mailServer.ts';
import { AccountFields, ServerFields } from './ServerFields.tsx';

const queryKey = ['setup', 'imap'];
const STATUS_EVERY_MS = 5_000;

/** Incoming mail: from which mailbox the replies are fetched. */
export function ImapPage() {
  const query = useQuery({ queryKey, queryFn: ({ signal }) => call('readImap', { signal }) });
  return (
    <>
      <SetupHeading page="imap" />
      <Loaded query={query}>{(imap) => <ImapForm imap={imap} />}</Loaded>
    </>
  );
}

function ImapForm({ imap }: { imap: Answer<'readImap'> }) {
  const words = useSetupWords();
  const required = [{ required: true, whitespace: true, message: words.form.required }];
  return (
    <SettingsForm
      name="imap" saved={imap} queryKey={queryKey} makesStale={[[...queryKey, 'status']]}
      draftOf={draftOf} save={(draft) => call('writeImap', { body: withoutEmptySecrets(draft) })}
    >
      <FetcherStatus />
      <section className="setup-part"><Setting name="enabled" words={words.imap.enabled} valuePropName="checked"><Switch /></Setting></section>
      <ServerFields protocol="imap" />
      <AccountFields stored={imap} />
      <section className="setup-part">
        <h3>{words.connection.folders}</h3>
        <Setting name="folder" words={words.imap.folder} rules={required}><Input maxLength={200} /></Setting>
        <Setting name="processedFolder" words={words.imap.processedFolder} rules={required}><Input maxLength={200} /></Setting>
        <Setting name="failedFolder" words={words.imap.failedFolder} rules={required}><Input maxLength={200} /></Setting>
        <Setting name="pollSeconds" words={words.imap.pollSeconds} rules={[{ required: true, message: words.form.required }]}>
          <InputNumber min={5} max={3600} precision={0} />
        </Setting>
      </section>
      <ImapCheck />
    </SettingsForm>
  );
}

/** Its own query, so that looking for news does not touch what is being typed. */
function FetcherStatus() {
  const words = useSetupWords().imap;
  const language = useLanguage();
  const { data } = useQuery({ queryKey: [...queryKey, 'status'], queryFn: ({ signal }) => call('readImap', { signal }), refetchInterval: STATUS_EVERY_MS });
  return (
    <div className="setup-status" role="status">
      <span>{words.status}</span>
      <Tag>{data?.status ? statusText(data.status, words.states) : words.noStatus}</Tag>
      {data?.statusAt && <span className="setting-effect">{words.statusAt(new Date(data.statusAt).toLocaleString(language))}</span>}
    </div>
  );
}

/** The fetcher notes a state, or an alarm with what the server said: `login: NO …`. */
function statusText(status: string, states: Readonly<Record<string, string>>): string {
  const [kind = '', ...detail] = status.split(': ');
  return [states[kind] ?? kind, ...detail].join(': ');
}

function ImapCheck() {
  const form = Form.useFormInstance<ImapDraft>();
  return <ConnectionCheck test={() => call('testImap', { body: withoutEmptySecrets(form.getFieldsValue(true)) })} />;
}

function draftOf({ password: _password, oauthClientSecret: _secret, oauthRefreshToken: _token, status: _status, statusAt: _at, ...draft }: Answer<'readImap'>): ImapDraft {
  return draft;
}
