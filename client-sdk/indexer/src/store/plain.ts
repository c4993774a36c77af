/** Texts as both databases hold them: anybody writes anything onto a ledger, and nothing may stop its index. Pure. */
import { createHash } from 'node:crypto';

/** PostgreSQL holds no NUL, and neither holds half a character. */
export const plain = (text: string): string => text.toWellFormed().replaceAll('\0', '\u2400');

/** An index of PostgreSQL takes about 2,700 bytes of a row. */
const longest = 500;

/** The same where it is looked up: what is too long ends with its digest. */
export function short(text: string): string {
  const whole = plain(text);
  if (whole.length <= longest) return whole;
  const digest = createHash('sha256').update(whole).digest('hex');
  return `${plain(whole.slice(0, longest - digest.length - 1))}…${digest}`;
}
