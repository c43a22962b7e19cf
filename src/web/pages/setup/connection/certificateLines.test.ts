import { expect, test } from 'vitest';
import { certificateLines } from './certificateLines.ts';

test('shows each fact that is there', () => {
  expect(certificateLines('{"subject":"CN=mail.example.com","names":"","problem":null,"validTo":"2027-01-01T00:00:00.000Z"}')).toEqual([
    { key: 'subject', text: 'CN=mail.example.com' }, { key: 'validTo', text: '2027-01-01T00:00:00.000Z' },
  ]);
});

test('shows what is no object as it came', () => {
  expect(certificateLines('CN=mail.example.com')).toEqual([{ key: '', text: 'CN=mail.example.com' }]);
});
