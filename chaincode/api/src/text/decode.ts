import { problemWith, type Problem } from '@oneplusn/errors';
import { fileProblems as said } from '../errors/problems/file';
import { guessOf, isChinese, nameOf, strictly, type Encoding } from './encoding';

/** A file's text, or why it is none that can be relied on: one of `problems.file`. */
export type Decoded = { readonly text: string } | { readonly problem: Problem };

/** Byte order marks. */
const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * The text that bytes stand for. They are UTF-8, unless a byte order mark or the caller says otherwise; nothing is read
 * by a guess, and no byte is replaced by U+FFFD: a wrong character in somebody's name is worse than a refusal.
 *
 * @param encoding what the caller says they are
 */
export function decodeText(bytes: Uint8Array, encoding?: Encoding): Decoded {
  const marked = marks.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0];
  const wanted = encoding === 'utf-16' ? (marked?.startsWith('utf-16') ? marked : 'utf-16le') : encoding;
  const taken = marked ?? wanted ?? 'utf-8';
  if (wanted && wanted !== taken)
    return { problem: problemWith(said.marked, { encoding: nameOf(taken), said: nameOf(wanted) }) };
  const text = strictly(taken, bytes);
  if (text === undefined) return misfit(bytes, taken);
  // Nearly any bytes can be read as GB 18030; those that are Chinese in UTF-8 too were hardly meant so.
  if (!marked && taken === 'gb18030' && isChinese(strictly('utf-8', bytes))) return seems('utf-8', taken);
  const lost = text.indexOf('\ufffd');
  return lost < 0 ? { text } : { problem: problemWith(said.lost, { line: text.slice(0, lost).split('\n').length }) };
}

function misfit(bytes: Uint8Array, taken: Encoding): Decoded {
  const guess = guessOf(bytes);
  if (guess === undefined) return { problem: problemWith(said.noEncoding, { said: nameOf(taken) }) };
  return guess === taken ? { problem: problemWith(said.damaged, { said: nameOf(taken) }) } : seems(guess, taken);
}

const seems = (encoding: Encoding, taken: Encoding): Decoded => ({
  problem: problemWith(said.otherEncoding, { said: nameOf(taken), encoding: nameOf(encoding) }),
});
