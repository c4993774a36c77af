import { placeholdersOf, type ErrorDescriptor } from '@oneplusn/errors';
import { indexErrors } from './table';

const rows = Object.entries<ErrorDescriptor>(indexErrors);

test('every code is used once, and is one of an index', () => {
  const codes = rows.map(([, { code }]) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code).toMatch(/^INDEX-1\d\d$/);
});

test.each(rows)('%s says the same in both languages', (_, { message, remedy }) => {
  for (const { zh, en } of [message, remedy]) {
    expect(placeholdersOf(zh).sort()).toEqual(placeholdersOf(en).sort());
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
  }
});
