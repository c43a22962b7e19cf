const LENGTH_LIMIT = 150;

/**
 * A stranger's file name as parameters of Content-Disposition (RFC 6266): no path, no line break, no mark that turns
 * the direction of writing and makes `exe.gpj` of what runs.
 */
export function fileNameParameters(name: string): string {
  const safe = shorten(name.toWellFormed().replaceAll(/[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff/\\]/gu, '_').replace(/^[.\s]+/, '_')) || '_';
  const ascii = safe.replaceAll(/[^\x20-\x7e]|["%]/g, '_');
  const encoded = encodeURIComponent(safe).replaceAll(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** Keeps the ending, by which people and programs know what it is. */
function shorten(name: string): string {
  const characters = [...name];
  if (characters.length <= LENGTH_LIMIT) return name;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  return characters.slice(0, LENGTH_LIMIT - ending.length).join('') + ending;
}
