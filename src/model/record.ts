import type { Field } from './field.ts';

export type Action = 'read' | 'create' | 'update' | 'delete' | 'submit';
/**
 * Whose rows a role reaches: `own` those he made or owns, `department` those of his department,
 * `departmentBelow` also of the departments under it, `all` every row.
 */
export type Scope = 'own' | 'department' | 'departmentBelow' | 'all';
export type Access = Record<string, Partial<Record<Action, readonly Scope[]>>>;

export type Language = 'zh-CN' | 'zh-TW' | 'en' | 'cs';
export const LANGUAGES: readonly Language[] = ['zh-CN', 'zh-TW', 'en', 'cs'];

/** The words for one type in one language; keys are the type's own keys (`lines.product`, `grade.lost`). */
export type TypeLabels = {
  name: string;
  fields: Record<string, string>;
  choices?: Record<string, Record<string, string>>;
  sections?: Record<string, string>;
  /** The name of its approval flow, and of the flow's nodes. */
  flow?: string;
  nodes?: Record<string, string>;
};
export type Labels = Record<Language, TypeLabels>;

export type Numbering = { prefix: string; datePart: 'none' | 'year' | 'month' | 'day'; digits: number };

/** Who signs at a step of the default flow, by role key or by place in the organisation. */
export type DefaultStep = {
  key: string;
  assignee: { role: string } | { departmentLeader: number };
  need?: 'any' | 'all' | 'half';
  onReject?: 'end' | 'returnToStart' | 'returnToPrevious';
  condition?: { field: string; operator: '>=' | '>' | '<=' | '<'; value: string };
};

/** What `record()` takes: everything that a business area says about one type. */
export type RecordDefinition = {
  /** Menu area that the type stands in. */
  area: string;
  /** Key of the field that names a record to people; `number` where the number does. */
  title: string;
  fields: Record<string, Field>;
  list: readonly string[];
  form: readonly { section: string; fields: readonly string[] }[];
  access: Access;
  numbering?: Numbering;
  /** Key of the reference fields that carry the owner and the department labels; `owner` and `department` by default. */
  owner?: string;
  department?: string;
  /** Records can be submitted to this flow; an administrator's published versions replace it. */
  flow?: { steps: readonly DefaultStep[]; withdraw?: 'beforeFirstDecision' | 'anyTime' | 'never'; facts: readonly string[]; amount?: string };
};
export type RecordType = RecordDefinition & { name: string };

/**
 * Declares a type of record: from it come its table, form, list, API, PDF and related-records menu.
 * @param name kebab-case, at most 40 characters; it is the path of its API.
 */
export function record(name: string, definition: RecordDefinition): RecordType {
  return { ...definition, name };
}
