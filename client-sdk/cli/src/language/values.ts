/** What values are called for people. */
import { wordOf } from '@oneplusn/api';
import type { Language } from './language';

/** A choice as the reader knows it; the word itself where it has no other. */
export function valueOf(field: string, word: string, language: Language): string {
  return language === 'en' ? word : wordOf(field, word);
}

/** How a field is released: `year` 年份, `last:4` 后 4 位. */
export function releaseOf(derivation: string, language: Language): string {
  const [, end, count] = /^(first|last):(\d+)$/.exec(derivation) ?? [];
  if (language === 'en') {
    if (end !== undefined) return `${end} ${count ?? ''} characters`;
    return derivation;
  }
  if (end !== undefined) return `${end === 'first' ? '前' : '后'} ${count ?? ''} 位`;
  return { whole: '完整', year: '仅年份', month: '仅年月' }[derivation] ?? derivation;
}
