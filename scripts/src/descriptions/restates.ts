/** Does a meaning say more than the name that it stands beside? */
import { labelOf } from '@oneplusn/api';

/** Words that say nothing by themselves. */
const empty = new Set(
  `a an and are as at be by field for from has have here in is it its of on or that the their them there these
  this those to value was were which with`.split(/\s+/),
);

/** Particles that say nothing by themselves. */
const particles = /[的了是在为之其该此所与和或及]/gu;

/** What a meaning must have besides the words of its name: so many words of English, characters of Chinese. */
const least = { en: 3, zh: 5 };

/**
 * Whether an English meaning only says its field's name again: in other order, number or case, or with words that say
 * nothing.
 */
export function restatesEn(name: string, meaning: string): boolean {
  const known = new Set([...wordsOf(spaced(name)), ...wordsOf(labelOf(name)?.en ?? '')].map(stem));
  const more = new Set(
    wordsOf(meaning)
      .map(stem)
      .filter((word) => !known.has(word)),
  );
  return more.size < least.en;
}

/** The same in Chinese, held against the field's Chinese label. */
export function restatesZh(name: string, meaning: string): boolean {
  const known = new Set(labelOf(name)?.zh ?? '');
  const more = [...meaning.replace(particles, '')].filter((c) => /\p{Script=Han}/u.test(c) && !known.has(c));
  return more.length < least.zh;
}

/** `updateCycle` as two words. */
const spaced = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[-_]/g, ' ');

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[a-z]+|\d+/g) ?? []).filter((word) => !empty.has(word));
}

/** Good enough to take singular and plural, verb and noun for the same word. */
const stem = (word: string): string => word.replace(/(?:ies|y)$/, 'i').replace(/(?:ings?|ed|es|s)$/, '');
