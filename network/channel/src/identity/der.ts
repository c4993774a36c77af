/**
 * DER, as far as revocation lists and time stamps need it: definite lengths in their shortest form, and nothing left
 * over.
 */

/** An element: its tag, its content, and all of it. */
export interface Element {
  readonly tag: number;
  readonly content: Buffer;
  readonly whole: Buffer;
}

/** The tags of elements that are read. */
export const tags = {
  integer: 0x02,
  bits: 0x03,
  bytes: 0x04,
  oid: 0x06,
  utcTime: 0x17,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
  first: 0xa0,
} as const;

/** The elements that fill these bytes. */
export function elementsOf(bytes: Buffer): Element[] {
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length;) {
    const element = elementAt(bytes, at);
    elements.push(element);
    at += element.whole.length;
  }
  return elements;
}

/** The one element that these bytes are. */
export function elementOf(bytes: Buffer, tag: number): Element {
  const [element, ...more] = elementsOf(bytes);
  if (!element || more.length > 0) throw new TypeError('not one element');
  return expected(element, tag);
}

/** The element where it is of this tag. */
export function expected(element: Element | undefined, tag: number): Element {
  if (element?.tag !== tag) throw new TypeError(`no element of tag ${tag}`);
  return element;
}

/** What stands inside an element of this tag. */
export const inside = (element: Element | undefined, tag: number): Element[] =>
  elementsOf(expected(element, tag).content);

/** An object identifier, dotted. */
export function oidOf(element: Element | undefined): string {
  const { content } = expected(element, tags.oid);
  const numbers: number[] = [];
  let value = 0;
  for (const byte of content) {
    value = value * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    numbers.push(value);
    value = 0;
  }
  const [head = 0, ...rest] = numbers;
  const first = Math.min(Math.floor(head / 40), 2);
  return [first, head - first * 40, ...rest].join('.');
}

/** A GeneralizedTime of a time stamp: in UTC, fractions of a second allowed (RFC 3161, 2.4.2). */
export function momentOf(element: Element | undefined): Date {
  const text = expected(element, tags.time).content.toString('latin1');
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d*[1-9])?Z$/.exec(text);
  if (!match) throw new TypeError('no time');
  const [, year, month, day, hour, minute, second, fraction = ''] = match;
  const moment = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`);
  if (Number.isNaN(moment.getTime())) throw new TypeError('no time');
  return moment;
}

function elementAt(bytes: Buffer, at: number): Element {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new TypeError('cut short');
  const more = first < 0x80 ? 0 : first - 0x80;
  if (first === 0x80 || more > 4 || at + 2 + more > bytes.length) throw new TypeError('no length');
  const length = more === 0 ? first : bytes.readUIntBE(at + 2, more);
  if (more > 0 && (length < 0x80 || bytes[at + 2] === 0)) throw new TypeError('a length that is too long');
  const start = at + 2 + more;
  if (start + length > bytes.length) throw new TypeError('cut short');
  const end = start + length;
  return { tag, content: bytes.subarray(start, end), whole: bytes.subarray(at, end) };
}
