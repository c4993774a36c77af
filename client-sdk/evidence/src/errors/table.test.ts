import { placeholdersOf, type ErrorDescriptor } from '@oneplusn/errors';
import { evidenceErrors } from './table';

const rows = Object.entries<ErrorDescriptor>(evidenceErrors);

test('every code is used once, and is one of evidence', () => {
  const codes = rows.map(([, { code }]) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code).toMatch(/^EVIDENCE-1\d\d$/);
});

test.each(rows)('%s says the same in both languages', (_, { message, remedy }) => {
  for (const { zh, en } of [message, remedy]) {
    expect(placeholdersOf(zh).sort()).toEqual(placeholdersOf(en).sort());
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
  }
});
