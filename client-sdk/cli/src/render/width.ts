/** How wide text is on a terminal, where a Chinese character takes two columns and a colour none. */
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** How many columns a text takes. */
export const widthOf = (text: string): number => stringWidth(text);

/** Fills a text up to a width. */
export function pad(text: string, width: number, side: 'left' | 'right' = 'left'): string {
  const gap = ' '.repeat(Math.max(0, width - widthOf(text)));
  return side === 'left' ? text + gap : gap + text;
}

/** Breaks a text into lines of at most a width; Chinese breaks anywhere, since it has no spaces to break at. */
export function wrap(text: string, width: number): string[] {
  if (!Number.isFinite(width)) return text.split('\n');
  return wrapAnsi(text, Math.max(2, width), { hard: true, trim: true }).split('\n');
}

/**
 * What the ledger holds was written by others: control characters in it could drive the reader's terminal. They are
 * shown as `\u001b` instead; line breaks and tabs become spaces unless they are wanted.
 */
export function harmless(text: string, keepLines = false): string {
  const flat = keepLines ? text : text.replace(/[\r\n\t]+/g, ' ');
  return flat.replace(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, (sign) =>
    sign === '\n' ? sign : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
