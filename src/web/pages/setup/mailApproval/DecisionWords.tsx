import { Form } from 'antd';
import { languages } from '../../../guestLanguage.tsx';
import { useWords } from '../../../language.tsx';
import { SettingGroup } from '../Setting.tsx';
import { useSetupWords } from '../words.ts';
import { TextList } from './TextList.tsx';

const decisions = ['approve', 'reject'] as const;

/** The company's own words for yes and no, by language. */
export function DecisionWords() {
  const words = useSetupWords().mailApproval;
  const { languages: languageNames } = useWords();
  return (
    <SettingGroup name="words" words={words.words}>
      {languages.map((language) => (
        <fieldset key={language} className="setup-pair decision-words">
          <legend>{languageNames[language]}</legend>
          {decisions.map((decision) => (
            <Form.Item key={decision} name={['words', language, decision]} label={words[decision]}>
              <TextList maximum={50} maximumLength={40} placeholder={words.wordsPlaceholder} aria-label={`${languageNames[language]}: ${words[decision]}`} />
            </Form.Item>
          ))}
        </fieldset>
      ))}
    </SettingGroup>
  );
}
