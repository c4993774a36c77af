import { placeholdersOf, type ErrorDescriptor } from '@oneplusn/errors';
import { createErrors } from './table';

test.each(Object.entries<ErrorDescriptor>(createErrors))('%s says the same in both languages', (_, row) => {
  expect(row.code).toMatch(/^CREATE-1\d\d$/);
  for (const { zh, en } of [row.message, row.remedy]) {
    expect(placeholdersOf(zh).sort()).toEqual(placeholdersOf(en).sort());
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
  }
});
