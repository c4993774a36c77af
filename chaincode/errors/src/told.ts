import type { ErrorDescriptor } from './descriptor';
import { plainWords, saidIn, type Arguments, type Lexicon } from './say';
import { fill, type Language } from './text';

/** What went wrong, and what to do about it. */
export interface Told {
  readonly message: string;
  readonly remedy: string;
}

/** A row of a table as one language says it with these arguments. */
export function toldIn(
  language: Language,
  { message, remedy }: ErrorDescriptor,
  args: Arguments,
  lexicon: Lexicon = plainWords,
): Told {
  const words = saidIn(language, args, lexicon);
  return { message: fill(message[language], words), remedy: fill(remedy[language], words) };
}
