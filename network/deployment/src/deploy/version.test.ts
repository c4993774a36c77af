import { isOlder } from './version';

test.each([
  ['1.0', '1.1'],
  ['1.9', '1.10'],
  ['1', '1.0.1'],
  ['0.9', '1.0'],
  ['1.0-rc1', '1.0'],
  ['1.0-alpha', '1.0-beta'],
  ['v1.0', '1.2'],
  ['2026-01', '2026-02'],
])('%s is older than %s', (older, newer) => {
  expect(isOlder(older, newer)).toBe(true);
  expect(isOlder(newer, older)).toBe(false);
  expect(isOlder(older, older)).toBe(false);
});
