/** Characters shown before and after the place where two values part. */
const before = 40;
const after = 80;

/** A key for people: in quotes, with the separators of composite keys visible. */
export function keyText(key: string): string {
  return JSON.stringify(key).replaceAll('\\u0000', '·');
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** A value for people, near the place where it parts from another one: text if it is text, else hexadecimal. */
export function around(value: Uint8Array, other: Uint8Array): string {
  const [one, two] = isText(value) && isText(other) ? [textOf(value), textOf(other)] : [hex(value), hex(other)];
  let same = 0;
  while (same < one.length && one[same] === two[same]) same++;
  const start = same <= before ? 0 : same - before;
  const part = one.slice(start, same + after);
  return `${start > 0 ? '…' : ''}${part}${same + after < one.length ? '…' : ''}` || '空 / empty';
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}

function isText(bytes: Uint8Array): boolean {
  try {
    return !/\p{Cc}/u.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\s/g, ''));
  } catch {
    return false;
  }
}
