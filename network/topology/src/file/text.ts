/** Byte order marks, longest first. */
const marks: readonly (readonly [label: string, mark: readonly number[]])[] = [
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * A file's text: UTF-8, or what its byte order mark says. Not one byte is replaced.
 * @returns what it seems to be where it is neither; undefined where that cannot be told
 */
export function textIn(bytes: Uint8Array): { text: string } | { seems: string | undefined } {
  const marked = marks.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0];
  const text = strictly(marked ?? 'utf-8', bytes);
  if (text !== undefined && !/[\0\ufffd]/.test(text)) return { text };
  return { seems: marked === undefined ? seemingly(bytes) : undefined };
}

function strictly(label: string, bytes: Uint8Array): string | undefined {
  try {
    // Of GB 18030 the decoder leaves the mark where it is.
    return new TextDecoder(label, { fatal: true }).decode(bytes).replace(/^\ufeff/, '');
  } catch {
    return undefined;
  }
}

function seemingly(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return 'UTF-16';
  return /\p{Script=Han}/u.test(strictly('gb18030', bytes) ?? '') ? 'GB18030' : undefined;
}
