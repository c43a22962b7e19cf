import type { SettingWords } from '../../../words/setup/setting.ts';
import type { SetupWords } from '../../../words/setup/zh-CN.ts';
import { sections, type PageKey, type Section } from './sections.ts';

/** One setting that the search can find; `anchor` is the setting's name on its page. */
export type IndexedSetting = { section: Section; anchor: string | null; label: string; effect: string; text: string };

/** Every page and every setting in the reader's words, in the order of the menu. */
export function settingIndex(words: SetupWords): IndexedSetting[] {
  return sections.flatMap((section) => [
    { section, anchor: null, label: words.pages[section.key].title, effect: words.pages[section.key].intro, text: searchable(words.pages[section.key].title, words.pages[section.key].intro) },
    ...Object.entries(settingsOf(section.key, words)).map(([anchor, { label, effect }]) => ({ section, anchor, label, effect, text: searchable(label, effect, anchor) })),
  ]);
}

/** Settings that hold every word of the query, those with all of them in the label first. */
export function findSettings(index: readonly IndexedSetting[], query: string): IndexedSetting[] {
  const wanted = searchable(query).split(/\s+/).filter((word) => word !== '');
  if (wanted.length === 0) return [];
  const holds = (text: string) => wanted.every((word) => text.includes(word));
  const found = index.filter((entry) => holds(entry.text));
  const inLabel = found.filter((entry) => holds(searchable(entry.label)));
  return [...inLabel, ...found.filter((entry) => !inLabel.includes(entry))];
}

function settingsOf(page: PageKey, words: SetupWords): Record<string, SettingWords> {
  switch (page) {
    case 'company': return onlySettings(words.company);
    case 'smtp': return { ...onlySettings(words.smtp), ...words.server };
    case 'imap': return { ...onlySettings(words.imap), ...words.server };
    case 'mailApproval': return onlySettings(words.mailApproval);
    case 'documentTypes': return onlySettings(words.documentTypes);
    case 'flows': return onlySettings(words.flow);
    case 'users': return onlySettings(words.users);
    case 'apiKeys': return onlySettings(words.apiKeys);
    default: return {};
  }
}

/** The entries of a page's words that are settings; the others are its other texts. */
function onlySettings(words: Record<string, unknown>): Record<string, SettingWords> {
  const settings: Record<string, SettingWords> = {};
  for (const [key, value] of Object.entries(words)) if (isSetting(value)) settings[key] = value;
  return settings;
}

function isSetting(value: unknown): value is SettingWords {
  return typeof value === 'object' && value !== null && 'effect' in value;
}

function searchable(...parts: string[]): string {
  return parts.join(' ').normalize('NFKC').toLowerCase();
}
