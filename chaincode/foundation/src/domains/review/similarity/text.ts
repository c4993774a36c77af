/**
 * Characters and grams. Everything by code unit and by tables of our own: no locale, no Unicode version, the same on
 * every endorser.
 */

/** One or two neighbouring characters as a number: `c` or `c1 * 65536 + c2`, from UTF-16 code units. */
export type Gram = number;

/** Full-width forms as half-width ones, Latin letters in lower case. */
export function fold(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 32));
}

const run = /[\u3400-\u4dbf\u4e00-\u9fff]+|[a-z0-9]+/g;
const han = /^[\u3400-\u4dbf\u4e00-\u9fff]/;
const digits = /^[0-9]+$/;

/**
 * Unbroken stretches of Chinese characters, or of Latin letters and digits; numbers by themselves say nothing and are
 * left out.
 */
export function runsOf(text: string): string[] {
  return (fold(text).match(run) ?? []).filter((part) => !digits.test(part));
}

/** Every gram of a text, as often as it stands there: single Chinese characters, and pairs within a run. */
export function gramsOf(text: string): Gram[] {
  const grams: Gram[] = [];
  for (const part of runsOf(text)) {
    const single = han.test(part);
    for (let i = 0; i < part.length; i += 1) {
      if (single) grams.push(part.charCodeAt(i));
      if (i + 1 < part.length) grams.push(pair(part, i));
    }
  }
  return grams;
}

/** The pair that begins at `i`. */
export function pair(text: string, i: number): Gram {
  return text.charCodeAt(i) * 0x10000 + text.charCodeAt(i + 1);
}

/** Whether the gram is one character. */
export function isSingle(gram: Gram): boolean {
  return gram < 0x10000;
}

/** Whether the gram bears meaning by itself: a Chinese character, or a pair of Latin letters or digits. */
export function isSign(gram: Gram): boolean {
  return isSingle(gram) || gram < 0x80 * 0x10000;
}

/** The gram as text. */
export function textOf(gram: Gram): string {
  return isSingle(gram)
    ? String.fromCharCode(gram)
    : String.fromCharCode(Math.floor(gram / 0x10000)) + String.fromCharCode(gram % 0x10000);
}
