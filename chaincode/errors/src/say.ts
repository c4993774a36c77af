import { isProblem, type Problem, type ProblemArgument } from './problem';
import { fill, type Language, type Text } from './text';

/**
 * What fills a placeholder: a name or a number; words of ours in both languages; what is wrong, once or several times.
 */
export type Argument = string | number | Text | Problem | readonly Problem[];

/** What a message names, by the placeholders of its text. */
export type Arguments = Readonly<Record<string, Argument>>;

/** Arguments as they stand in a sentence. */
export type Words = Readonly<Record<string, string | number>>;

/** What a package knows of the words in its arguments. */
export interface Lexicon {
  /**
   * The value of an argument as readers of a language know it: `kind: 'dataset'` is 目录条目; itself where it has no other
   * name.
   */
  word(language: Language, name: string, value: string): string;
  /** A problem's sentence; undefined where it is none of ours. */
  problem(key: string): Text | undefined;
}

/** Knows no words: what is given is shown. */
export const plainWords: Lexicon = { word: (_language, _name, value) => value, problem: () => undefined };

/** Arguments as they are said in one language. */
export function saidIn(language: Language, args: Arguments, lexicon: Lexicon = plainWords): Words {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, sayArgument(language, name, value, lexicon)]),
  );
}

/** A problem's sentence; its key and arguments where no table has it, say of a newer version. */
export function sayProblem(language: Language, { key, args }: Problem, lexicon: Lexicon): string {
  const words = saidIn(language, args, lexicon);
  const text = lexicon.problem(key);
  if (text) return fill(text[language], words);
  const given = Object.entries(words).map(([name, value]) => `${name}: ${value}`);
  return given.length === 0 ? key : `${key} (${given.join(', ')})`;
}

function sayArgument(language: Language, name: string, value: Argument | ProblemArgument, lexicon: Lexicon) {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return lexicon.word(language, name, value);
  if (isProblem(value)) return sayProblem(language, value, lexicon);
  if ('en' in value) return value[language];
  return value.map((each) => sayProblem(language, each, lexicon)).join('; ');
}
