import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { call, type Answer } from '../../../client.ts';
import { languages } from '../../../guestLanguage.tsx';
import { useLanguage, useWords } from '../../../language.tsx';
import { sessionQuery } from '../../../queries.ts';
import { Loaded } from '../Loaded.tsx';
import { Note } from '../Note.tsx';
import { Setting } from '../Setting.tsx';
import { SettingsForm } from '../SettingsForm.tsx';
import { SetupHeading } from '../SetupHeading.tsx';
import { useSetupWords } from '../words.ts';

const queryKey = ['setup', 'company'];
const currencies = ['CNY', 'USD', 'EUR', 'CZK', 'HKD', 'TWD', 'JPY', 'GBP', 'SGD'];

/** The account set: what the company is called and how it writes dates and money. */
export function CompanyPage() {
  const query = useQuery({ queryKey, queryFn: ({ signal }) => call('readCompany', { signal }) });
  return (
    <>
      <SetupHeading page="company" />
      <Loaded query={query}>{(company) => <CompanyForm company={company} />}</Loaded>
    </>
  );
}

function CompanyForm({ company }: { company: Answer<'readCompany'> }) {
  const words = useSetupWords();
  const { languages: languageNames } = useWords();
  const language = useLanguage();
  const required = [{ required: true, whitespace: true, message: words.form.required }];
  return (
    <SettingsForm
      name="company" saved={company} queryKey={queryKey} makesStale={[sessionQuery.queryKey]}
      draftOf={({ demo: _demo, ...draft }) => draft} save={(draft) => call('writeCompany', { body: draft })}
    >
      {company.demo && <Note>{words.company.demo}</Note>}
      <section className="setup-part">
        <Setting name="title" words={words.company.title} rules={required}><Input maxLength={100} /></Setting>
        <Setting name="address" words={words.company.address}><Input maxLength={200} /></Setting>
        <Setting name="telephone" words={words.company.telephone}><Input maxLength={60} inputMode="tel" /></Setting>
        <Setting name="language" words={words.company.language}>
          <Select options={languages.map((value) => ({ value, label: languageNames[value] }))} />
        </Setting>
        <Setting name="timeZone" words={words.company.timeZone}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={timeZones().map((value) => ({ value, label: value }))} />
        </Setting>
        <Setting name="currency" words={words.company.currency}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={currencyOptions(language, company.currency)} />
        </Setting>
      </section>
    </SettingsForm>
  );
}

function timeZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')];
}

function currencyOptions(language: string, stored: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  return [...new Set([stored, ...currencies])].map((code) => ({ value: code, label: `${code} ${names.of(code) ?? ''}` }));
}
