import type { Lexicon } from '@oneplusn/errors';
import { wordOf } from '../words';
import { problemsByKey } from './problems';

/** Arguments that hold a declared choice, where their name is not the field's. */
const fields: Readonly<Record<string, string>> = { itemGrade: 'grade' };

/**
 * What is known of the words in an error's arguments. They travel as machines compare them, in English: `{ kind:
 * 'dataset' }`; a Chinese reader sees 目录条目. What is a name stays as it is.
 */
export const lexicon: Lexicon = {
  word: (language, name, value) => {
    // What is said of a problem as text, not data, is another program's.
    if (language === 'en' || name === 'problem') return value;
    if (name !== 'roles') return wordOf(fields[name] ?? name, value);
    const roles = value.split(', ').map((role) => wordOf('roles', role));
    return roles.join('、');
  },
  problem: (key) => problemsByKey.get(key),
};
