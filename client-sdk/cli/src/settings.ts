/** What must be known before the command line is parsed: in which language, and whether for people or machines. */
import { languages, languageOf, type Language } from './language/language';

export interface Settings {
  readonly language: Language;
  readonly json: boolean;
  /** Tables as CSV; what is said beside them goes to the standard error output. */
  readonly csv: boolean;
}

/**
 * Reads `--lang`, `--json` and `--csv` wherever they stand; a language that does not exist is complained of later, in
 * the default one.
 */
export function settingsOf(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Settings {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  let language = languageOf(env);
  words.forEach((word, i) => {
    const given =
      word === '--lang' ? words[i + 1] : word.startsWith('--lang=') ? word.slice('--lang='.length) : undefined;
    language = languages.find((each) => each === given) ?? language;
  });
  return { language, json: words.includes('--json'), csv: words.includes('--csv') };
}
