import type { FieldValue } from '../../../../contract/common.ts';
import type { Answer } from '../../../client.ts';

/** A user as the form holds him. */
export type UserDraft = {
  name: string; login: string; email: string; language: string; enabled: boolean;
  department: string | null; position: string | null; supervisor: string | null; roles: string[];
};

export const newUser = (language: string): UserDraft => ({
  name: '', login: '', email: '', language, enabled: true, department: null, position: null, supervisor: null, roles: [],
});

/** Reads a user's record; what is not there is empty. */
export function userDraftOf({ values }: Answer<'readRecord'>): UserDraft {
  const text = (key: string) => (typeof values[key] === 'string' ? values[key] : '');
  const reference = (key: string) => text(key) || null;
  const roles = values['roles'];
  return {
    name: text('name'), login: text('login'), email: text('email'), language: text('language'), enabled: values['enabled'] === true,
    department: reference('department'), position: reference('position'), supervisor: reference('supervisor'), roles: Array.isArray(roles) ? roles : [],
  };
}

export function userValues(draft: UserDraft): Record<string, FieldValue> {
  return { ...draft, name: draft.name.trim(), login: draft.login.trim(), email: draft.email.trim() };
}
