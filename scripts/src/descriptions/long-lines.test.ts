import { longLines } from './long-lines';

test('no line of the source is longer than 120 characters', () => {
  expect(longLines()).toEqual([]);
});
