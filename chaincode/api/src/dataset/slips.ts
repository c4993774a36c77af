import { problemWith, type Problem } from '@oneplusn/errors';
import { valueProblems as wrong } from '../errors/problems/value';
import type { Format } from './schema';

/**
 * What typing, copying and spreadsheets do to identifiers: the likely reason why a text is not of its format, for the
 * reader to put right. Nothing is put right silently, since another number may be another person.
 */
export function slipIn(text: string, format?: Format): Problem | undefined {
  if (/[\uff01-\uff5e]/.test(text)) return problemWith(wrong.fullWidth);
  // A date and time with a blank for its T is told by its own format.
  const inside = format === 'date-time' ? text.replace(/ /g, '') : text;
  if (text.trim() !== text || /[\s\u200b-\u200f\u2060\ufeff]/.test(inside)) return problemWith(wrong.blanks);
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(text) || /^\d{15}000$/.test(text)) return problemWith(wrong.rounded);
  if (format === 'resident-id' && /^\d{17}x$/.test(text)) return problemWith(wrong.smallX);
  if (format === 'credit-code' && /[a-z]/.test(text) && /^[\da-z]{18}$/i.test(text))
    return problemWith(wrong.smallLetters);
  return undefined;
}
