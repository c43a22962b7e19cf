/** A person's face: the last two characters of a Chinese name, else the initials. */
export function Face({ name, size = 28, tone = 'plain' }: { name: string; size?: number; tone?: 'plain' | 'approved' | 'returned' | 'pending' | 'expected' }) {
  return <span className={`face face-${tone}`} style={{ width: size, height: size, fontSize: size * 0.4 }} aria-hidden="true">{initialsOf(name)}</span>;
}

function initialsOf(name: string): string {
  const trimmed = name.trim();
  if (/\p{sc=Han}/u.test(trimmed)) return Array.from(trimmed).slice(-2).join('');
  return trimmed.split(/\s+/).map((word) => Array.from(word)[0] ?? '').slice(0, 2).join('').toLocaleUpperCase();
}
