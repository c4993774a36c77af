/** For the unit tests of this package. */
import { UsageError } from '../src/errors/usage';

/** How wrong usage was refused: its number, and its words in both languages. */
export function refusal(act: () => unknown): { code: string; zh: string; en: string } {
  try {
    act();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const told = (language: 'zh' | 'en') => JSON.stringify(error.said(language));
    return { code: error.code, zh: told('zh'), en: told('en') };
  }
  throw new Error('was not refused');
}
