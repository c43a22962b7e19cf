/** The facts of a certificate, which travels as a JSON object; anything else is shown as it came. */
export function certificateLines(certificate: string): { key: string; text: string }[] {
  const facts = parsedObject(certificate);
  if (facts === null) return [{ key: '', text: certificate }];
  return Object.entries(facts).flatMap(([key, value]) => (typeof value === 'string' && value !== '' ? [{ key, text: value }] : []));
}

function parsedObject(text: string): object | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : null;
  } catch {
    return null;
  }
}
