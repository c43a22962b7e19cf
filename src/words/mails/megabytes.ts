/** A size in bytes as megabytes with at most one digit after the point, written as the language writes numbers. */
export function megabytes(bytes: number, language: string): string {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / 1_048_576);
  return `${number}\u00a0MB`;
}
