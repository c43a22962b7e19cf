import { Link } from '@tanstack/react-router';
import type { FieldValue, Titles } from '../../contract/common.ts';
import type { FieldDescription } from '../../contract/model.ts';
import { useWords } from '../language.tsx';
import { useFormat } from '../useFormat.ts';

type Props = { field: FieldDescription; value: FieldValue | undefined; titles: Titles; links?: boolean };

/** A stored value as people read it. */
export function FieldView({ field, value, titles, links = false }: Props) {
  const words = useWords();
  const format = useFormat();
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    return <span className="faint">{words.common.empty}</span>;
  }
  if (typeof value === 'boolean') return value ? words.common.yes : words.common.no;
  if (Array.isArray(value)) {
    return value.map((id, index) => (
      <span key={id}>{index > 0 && words.common.separator}<ReferenceView field={field} id={id} titles={titles} links={links} /></span>
    ));
  }
  switch (field.kind) {
    case 'integer': return format.decimal(value);
    case 'decimal': return format.decimal(withoutTrailingZeros(value));
    case 'money': return format.decimal(value, field.scale ?? 2);
    case 'date': return format.date(value);
    case 'instant': return format.instant(value);
    case 'choice': return field.choices?.find((choice) => choice.value === value)?.label ?? value;
    case 'reference': return <ReferenceView field={field} id={value} titles={titles} links={links} />;
    case 'longText': return <span className="long-text">{value}</span>;
    default: return value;
  }
}

/** Numbers stand right, so that their digits stand under each other. */
export function isNumeric(field: Pick<FieldDescription, 'kind'>): boolean {
  return field.kind === 'integer' || field.kind === 'decimal' || field.kind === 'money';
}

export function withoutTrailingZeros(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}

function ReferenceView({ field, id, titles, links }: { field: FieldDescription; id: string; titles: Titles; links: boolean }) {
  const words = useWords();
  const title = titles[`${field.target}/${id}`];
  if (title === null || title === undefined) return <span className="faint">{words.common.unreadable}</span>;
  if (!links || !field.target) return title;
  return <Link to="/$type/$id" params={{ type: field.target, id }}>{title}</Link>;
}
