import type { Language } from './language';

/** Gives of a text in both languages the one that is read. */
export type Say = (zh: string, en: string) => string;

export const sayIn =
  ({ language }: { readonly language: Language }): Say =>
  (zh, en) =>
    language === 'zh' ? zh : en;
