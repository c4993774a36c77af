import { undocumented } from './exports';

test('every public export of every package says what it is', () => {
  expect(undocumented()).toEqual([]);
}, 300_000);
