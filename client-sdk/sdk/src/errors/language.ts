import { LedgerError } from '@oneplusn/api';
import { SdkError } from './sdk-error';

/** The language of error messages. */
export type Language = 'zh' | 'en';

/** Puts an error's message into the caller's language; it is in English from the start. */
export function speak<E>(error: E, language: Language): E {
  if (language === 'zh' && (error instanceof SdkError || error instanceof LedgerError)) {
    const { message, remedy } = error.text('zh');
    error.message = `${error.code} ${message}。${remedy}`;
  }
  return error;
}
