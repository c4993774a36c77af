/** Which of the two languages the reader gets. */
import { fill, type Language, type Text } from '@oneplusn/errors';

export type { Language };

export const languages: readonly Language[] = ['zh', 'en'];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The language of this environment: `ONEPLUSN_LANG`, then the locale in POSIX order. A locale that names no language
 * (`C`, `POSIX`, none) is what bare servers have, so it says nothing about the reader, who is most likely Chinese; any
 * language but Chinese reads English.
 */
export function languageOf(env: Environment): Language {
  const own = env['ONEPLUSN_LANG'];
  if (own === 'zh' || own === 'en') return own;
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^(?:zh|C|POSIX)?(?:[_.@-]|$)/i.test(locale) ? 'zh' : 'en';
}

/** Says a text in one language. */
export function say(text: Text, language: Language, args: Readonly<Record<string, string | number>> = {}): string {
  return fill(text[language], args);
}
