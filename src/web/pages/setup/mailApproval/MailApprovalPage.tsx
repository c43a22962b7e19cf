import { useQuery } from '@tanstack/react-query';
import { Form, InputNumber, Switch } from 'antd';
import { call, type Answer } from '../../../client.ts';
import { Loaded } from '../Loaded.tsx';
import { Setting } from '../Setting.tsx';
import { SettingsForm } from '../SettingsForm.tsx';
import { SetupHeading } from '../SetupHeading.tsx';
import { useSetupWords } from '../words.ts';
import { DecisionWords } from './DecisionWords.tsx';
import { StopSwitch } from './StopSwitch.tsx';
import { TextList } from './TextList.tsx';
import { Note } from '../Note.tsx';
import { mailApprovalKey } from './mailApprovalKey.ts';

type MailApproval = Answer<'readMailApproval'>;

/** How replies are read and whom the gateway believes, under the stop switch. */
export function MailApprovalPage() {
  const query = useQuery({ queryKey: mailApprovalKey, queryFn: ({ signal }) => call('readMailApproval', { signal }) });
  return (
    <>
      <SetupHeading page="mailApproval" />
      <Loaded query={query}>
        {(settings) => (
          <>
            <StopSwitch settings={settings} />
            <ReadingForm settings={settings} />
          </>
        )}
      </Loaded>
    </>
  );
}

function ReadingForm({ settings }: { settings: MailApproval }) {
  const words = useSetupWords();
  return (
    <SettingsForm
      name="mailApproval" saved={settings} queryKey={mailApprovalKey} draftOf={draftOf}
      save={(draft) => call('writeMailApproval', { body: { ...draft, enabled: settings.enabled } })}
    >
      <section className="setup-part">
        <h3>{words.mailApproval.reading}</h3>
        <DecisionWords />
        <Setting name="banners" words={words.mailApproval.banners}>
          <TextList maximum={50} maximumLength={200} placeholder={words.mailApproval.bannerPlaceholder} />
        </Setting>
        <Setting name="tokenDays" words={words.mailApproval.tokenDays} rules={[{ required: true, message: words.form.required }]}>
          <InputNumber min={1} max={365} precision={0} suffix={words.mailApproval.days} />
        </Setting>
        <Setting name="subaddress" words={words.mailApproval.subaddress} valuePropName="checked"><Switch /></Setting>
      </section>
      <section className="setup-part">
        <h3>{words.mailApproval.trust}</h3>
        <Setting name="authservIds" words={words.mailApproval.authservIds}>
          <TextList maximum={20} maximumLength={253} placeholder={words.mailApproval.serverPlaceholder} />
        </Setting>
        <Setting name="unauthenticatedDomains" words={words.mailApproval.unauthenticatedDomains} rules={[{ validator: checkDomains(words.form.wrongDomain) }]}>
          <TextList maximum={20} maximumLength={253} placeholder={words.mailApproval.domainPlaceholder} />
        </Setting>
        <DomainWarning />
      </section>
    </SettingsForm>
  );
}

function DomainWarning() {
  const words = useSetupWords().mailApproval;
  const form = Form.useFormInstance<MailApproval>();
  const domains = Form.useWatch('unauthenticatedDomains', form);
  if (!domains || domains.length === 0) return null;
  return <Note tone="warning" title={words.domainWarningTitle}>{words.domainWarning}</Note>;
}

function checkDomains(message: string) {
  return (_rule: unknown, domains: readonly string[] | undefined) =>
    (domains ?? []).every((domain) => /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/i.test(domain)) ? Promise.resolve() : Promise.reject(new Error(message));
}

function draftOf({ enabled: _enabled, ...draft }: MailApproval): Omit<MailApproval, 'enabled'> {
  const none = { approve: [], reject: [] };
  return { ...draft, words: { 'zh-CN': none, 'zh-TW': none, en: none, cs: none, ...draft.words } };
}
