/** What the fields of the api are called for people. */
import { labelOf as labelIn } from '@oneplusn/api';
import type { Language } from './language';

/** A field's name for people; its own name where it has no other. */
export function labelOf(field: string, language: Language): string {
  return labelIn(field)?.[language] ?? field;
}

/** Whether a field has a name for people. */
export const hasLabel = (field: string): boolean => labelIn(field) !== undefined;
