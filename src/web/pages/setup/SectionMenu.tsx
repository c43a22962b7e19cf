import { Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useIsPhone } from '../../shared/useMediaQuery.ts';
import { groups, sections, type Section } from './sections.ts';
import { useSetupWords } from './words.ts';

/** The sections of the set-up by group; a select on a phone. */
export function SectionMenu({ current }: { current: string }) {
  const isPhone = useIsPhone();
  return isPhone ? <SectionSelect current={current} /> : <SectionLinks />;
}

function SectionLinks() {
  const words = useSetupWords();
  return (
    <nav aria-label={words.sections} className="setup-menu">
      {groups.map((group) => (
        <div key={group} className="setup-menu-group">
          <h2>{words.groups[group]}</h2>
          <ul>
            {sections.filter((section) => section.group === group).map((section) => (
              <li key={section.key}><SectionLink section={section} /></li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function SectionLink({ section }: { section: Section }) {
  const words = useSetupWords();
  const { title } = words.pages[section.key];
  return 'recordType' in section
    ? <Link to="/$type" params={{ type: section.recordType }}>{title}</Link>
    : <Link to="/setup/{-$section}/{-$item}" params={{ section: section.section }} activeProps={{ className: 'setup-menu-current' }}>{title}</Link>;
}

function SectionSelect({ current }: { current: string }) {
  const words = useSetupWords();
  const navigate = useNavigate();
  const open = (key: string) => {
    const section = sections.find((candidate) => candidate.key === key);
    if (!section) return;
    if ('recordType' in section) void navigate({ to: '/$type', params: { type: section.recordType } });
    else void navigate({ to: '/setup/{-$section}/{-$item}', params: { section: section.section } });
  };
  return (
    <Select
      className="setup-section-select"
      aria-label={words.sections}
      value={sections.find((section) => 'section' in section && section.section === current)?.key}
      onChange={open}
      options={groups.map((group) => ({
        label: words.groups[group],
        options: sections.filter((section) => section.group === group).map((section) => ({ value: section.key, label: words.pages[section.key].title })),
      }))}
    />
  );
}
