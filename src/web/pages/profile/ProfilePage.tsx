import { Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { useChangeLanguage } from '../../frame/useSessionActs.ts';
import { languages } from '../../guestLanguage.tsx';
import { useWords } from '../../language.tsx';
import { useSession } from '../../queries.ts';
import { themeModes, useTheme, type ThemeMode } from '../../theme/ThemeProvider.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import '../../styles/profile.css';

/** My settings: language, appearance, password, second factor. */
export function ProfilePage() {
  const words = useWords();
  const { user } = useSession();
  const { mode, choose } = useTheme();
  const changeLanguage = useChangeLanguage();
  const facts = [[words.profile.name, user.name], [words.profile.login, user.login], [words.profile.email, user.email], [words.profile.roles, user.roles.join(words.common.separator)]];
  return (
    <div className="profile">
      <header className="page-header"><h1>{words.profile.title}</h1></header>
      <div className="sheet">
        <Part title={words.profile.about}>
          <dl className="profile-facts">{facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value || words.common.empty}</dd></div>)}</dl>
        </Part>
        <Part title={words.profile.language} help={words.profile.languageHelp}>
          <Select
            aria-label={words.profile.language} className="profile-input" value={user.language} loading={changeLanguage.isPending}
            options={languages.map((language) => ({ value: language, label: words.languages[language] }))} onChange={(language) => changeLanguage.mutate(language)}
          />
        </Part>
        <Part title={words.profile.theme}>
          <Segmented<ThemeMode> aria-label={words.profile.theme} value={mode} onChange={choose} options={themeModes.map((theme) => ({ value: theme, label: words.frame[theme] }))} />
        </Part>
        <Part title={words.profile.password} help={words.profile.passwordHelp}><PasswordForm /></Part>
        <Part title={words.profile.secondFactor} help={words.profile.secondFactorHelp}><SecondFactor /></Part>
      </div>
    </div>
  );
}

function Part({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  return (
    <section className="profile-part">
      <div>
        <h2>{title}</h2>
        {help && <p className="faint">{help}</p>}
      </div>
      <div className="profile-content">{children}</div>
    </section>
  );
}
