/** Texts cut into what is looked up: no tokenizer of either database finds a Chinese word of two characters. Pure. */

/** Longer words are cut: nobody looks them up. */
const longest = 40;

/** A text as it is searched: one form of each character, small letters, single spaces. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Runs of Chinese characters, and words of other scripts. */
const pieces = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv;
const han = /^\p{Script=Han}/u;

/**
 * What a text is found by: of a run of Chinese characters each two neighbours, and the last one, so that one character
 * alone is found as the beginning of a pair; of all else whole words.
 */
export function gramsOf(text: string): Set<string> {
  const grams = new Set<string>();
  for (const run of runsIn(text)) {
    if (!han.test(run)) grams.add(run.slice(0, longest));
    else for (const [at, character] of [...run].entries()) grams.add(`${character}${[...run][at + 1] ?? ''}`);
  }
  return grams;
}

/** What of these all must be there for a text to hold the words; `begins` for one character alone. */
export interface Wanted {
  readonly whole: readonly string[];
  readonly begins: readonly string[];
}

export function wantedIn(words: string): Wanted {
  const whole = new Set<string>();
  const begins = new Set<string>();
  for (const run of runsIn(words)) {
    const characters = [...run];
    if (!han.test(run)) whole.add(run.slice(0, longest));
    else if (characters.length === 1) begins.add(run);
    else for (const [at, next] of characters.slice(1).entries()) whole.add(`${characters[at] ?? ''}${next}`);
  }
  return { whole: [...whole], begins: [...begins] };
}

const runsIn = (text: string): string[] => folded(text).match(pieces) ?? [];

/** All prose in a value: texts with a Chinese character or a space. Names and digests are looked up elsewhere. */
export function proseIn(value: unknown): string {
  if (typeof value === 'string') return /\p{Script=Han}|\s/u.test(value) ? value : '';
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value)
    .map(proseIn)
    .filter((text) => text !== '')
    .join('\n');
}
