/** A setting as people see it: its name, and in one sentence what it does. */
export type SettingWords = { label: string; effect: string };

export function setting(label: string, effect: string): SettingWords {
  return { label, effect };
}
