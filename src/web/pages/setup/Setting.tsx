import { useLocation } from '@tanstack/react-router';
import { Form, type FormItemProps } from 'antd';
import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react';
import type { SettingWords } from '../../../words/setup/setting.ts';

/** What the server says is wrong, by the path of the setting (`tiers.1.fromAmount`). */
export const SettingProblems = createContext<Readonly<Record<string, string>>>({});

type Props = Pick<FormItemProps, 'rules' | 'valuePropName' | 'normalize' | 'dependencies' | 'validateTrigger'> & {
  /** The anchor in the page’s address, and the key in the form unless `path` says otherwise. */
  name: string;
  path?: (string | number)[];
  /** In a list of rows: the name that the form's list knows the value by, where `path` is the whole way. */
  listName?: (string | number)[];
  words: SettingWords;
  children: ReactNode;
};

/** One setting: its name, its input, what it does, and what is wrong with it. */
export function Setting({ name, path, listName, words, children, ...item }: Props) {
  const ref = useFoundSetting(name);
  const problem = useProblem((path ?? [name]).join('.'));
  return (
    <div ref={ref} className="setting">
      <Form.Item {...item} name={listName ?? path ?? name} label={words.label} extra={words.effect} {...(problem ? { help: problem, validateStatus: 'error' } : {})}>
        {children}
      </Form.Item>
    </div>
  );
}

/** A setting whose input is no single form field: its name and effect as a heading above what it holds. */
export function SettingGroup({ name, words, children }: { name: string; words: SettingWords; children: ReactNode }) {
  const ref = useFoundSetting(name);
  return (
    <section ref={ref} className="setting setting-group" aria-label={words.label}>
      <h3>{words.label}</h3>
      <p className="setting-effect">{words.effect}</p>
      {children}
    </section>
  );
}

function useProblem(path: string): string | undefined {
  const problems = useContext(SettingProblems);
  return Object.entries(problems).find(([key]) => key === path || key.startsWith(`${path}.`))?.[1];
}

/** Brings the setting into view and into focus when the address names it. */
function useFoundSetting(name: string) {
  const ref = useRef<HTMLDivElement>(null);
  const isFound = useLocation({ select: (location) => location.hash === name });
  useEffect(() => {
    const element = ref.current;
    if (!isFound || !element) return;
    element.scrollIntoView({ block: 'center' });
    element.classList.add('setting-found');
    element.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
    return () => element.classList.remove('setting-found');
  }, [isFound]);
  return ref;
}
