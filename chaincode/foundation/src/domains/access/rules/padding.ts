/**
 * Fills a text of so many entries up with spaces, so that its length tells their number and hardly more: of all numbers
 * `32, 64, 128, ...` the least that as many bytes for each entry, and one more, suffice. Ordinary keys all take 32.
 */
export function paddedTo(entries: number, text: string): string {
  const bytes = Buffer.byteLength(text);
  let each = 32;
  while (each * (entries + frame) < bytes) each *= 2;
  return text + ' '.repeat(each * (entries + frame) - bytes);
}

/** What stands around the entries, in entries: names, brackets, and a salt of up to 64 bytes in hex. */
const frame = 5;

export const unpadded = (text: string): string => text.trimEnd();
