/** Tables as spreadsheets take them (RFC 4180): nothing in them is run when they are opened, and no digit is lost. */

/** Tells Excel that UTF-8 follows. */
export const byteOrderMark = '\ufeff';

/** What spreadsheets take for the beginning of a formula, in their full-width forms too. */
const formula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const number = /^[+-]?\d+(?:\.\d+)?$/;

/** One table, header first. */
export function csvOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(text: string): string {
  const safe = isSafe(text) ? text : `'${text}`;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A number of more than 15 digits, such as somebody's, would be rounded. */
function isSafe(text: string): boolean {
  return number.test(text) ? text.replace(/\D/g, '').length <= 15 : !formula.test(text);
}
