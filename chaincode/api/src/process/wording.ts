import { field } from '../fields/field';
import { Title, integer } from '../values/scalars';

/** What people call a part of a definition. */
export const named = (en: string, zh: string, example: { readonly zh: string; readonly en: string }) =>
  field(Title, { en, zh, example });

/** A term of a state, or of a whole case. */
export const workingDays = integer(1, 365);
