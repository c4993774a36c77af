import { sha256 } from '../canonical';
import { isNoticed, noticeToken } from './notice';

const [salt, other] = [sha256('one'), sha256('other')];

test('a notice is about the key whose salt it was made from, and about no other', () => {
  const token = noticeToken({ salt });
  expect(isNoticed({ salt }, { token })).toBe(true);
  expect(isNoticed({ salt: other }, { token })).toBe(false);
});

test('it is the digest that the documents name, and does not show the salt', () => {
  const token = noticeToken({ salt });
  expect(token).toBe(sha256(`["corrected","${salt}"]`));
  expect(token).not.toContain(salt);
});
