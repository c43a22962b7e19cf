import { Form, Input, Select, Switch } from 'antd';
import { languages } from '../../../guestLanguage.tsx';
import { ProblemError } from '../../../client.ts';
import { useWords } from '../../../language.tsx';
import { useProblemText } from '../../../shared/useProblemText.ts';
import { RecordSelect, RecordsSelect } from '../RecordSelect.tsx';
import { Setting, SettingProblems } from '../Setting.tsx';
import { fieldProblems } from '../SettingsForm.tsx';
import { useSetupWords } from '../words.ts';
import type { UserDraft } from './userDraft.ts';
import { Note } from '../Note.tsx';

export const USER_FORM = 'user';

type Props = { initial: UserDraft; error: unknown; onSubmit: (draft: UserDraft) => void };

/** Who somebody is, where his mail goes, and his place in the company. */
export function UserForm({ initial, error, onSubmit }: Props) {
  const words = useSetupWords();
  const { users } = words;
  const { languages: languageNames } = useWords();
  const problemText = useProblemText();
  const required = [{ required: true, whitespace: true, message: words.form.required }];
  const isStale = error instanceof ProblemError && error.code === 'RecordChanged';
  return (
    <SettingProblems value={fieldProblems(error)}>
      <Form<UserDraft> name={USER_FORM} layout="vertical" requiredMark={false} scrollToFirstError initialValues={initial} onFinish={onSubmit}>
        {Boolean(error) && <Note tone="wrong" title={words.form.failed}>{isStale ? users.changedMeanwhile : problemText(error)}</Note>}
        <section className="setup-part">
          <h3>{users.account}</h3>
          <Setting name="name" words={users.name} rules={required}><Input maxLength={60} autoComplete="off" /></Setting>
          <Setting name="login" words={users.login} rules={required}><Input maxLength={60} autoComplete="off" spellCheck={false} /></Setting>
          <Setting name="email" words={users.email} rules={[...required, { type: 'email', message: words.form.wrongEmail }]}><Input type="email" maxLength={254} autoComplete="off" /></Setting>
          <Setting name="language" words={users.language}><Select options={languages.map((value) => ({ value, label: languageNames[value] }))} /></Setting>
          <Setting name="enabled" words={users.enabled} valuePropName="checked"><Switch /></Setting>
        </section>
        <section className="setup-part">
          <h3>{users.place}</h3>
          <Setting name="department" words={users.department}><RecordSelect type="department" label={users.department.label} /></Setting>
          <Setting name="position" words={users.position}><RecordSelect type="position" label={users.position.label} /></Setting>
          <Setting name="supervisor" words={users.supervisor}><RecordSelect type="user" label={users.supervisor.label} /></Setting>
          <Setting name="roles" words={users.roles}><RecordsSelect type="role" label={users.roles.label} /></Setting>
        </section>
      </Form>
    </SettingProblems>
  );
}
