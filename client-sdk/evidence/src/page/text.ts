import type { Language, Text } from '@oneplusn/errors';
import type { Verdict } from '../verify/verifier';
import { harmless } from './harmless';
import { sectionsOf, verdictText } from './sections';

/** The verdict as people read it in a terminal. */
export function textOf(verdict: Verdict, language: Language): string {
  const said = (value: Text | string): string => harmless(typeof value === 'string' ? value : value[language]);
  const sections = sectionsOf(verdict).map(({ heading, rows }) =>
    [said(heading), ...rows.map(([name, value]) => `  ${said(name)}: ${said(value)}`)].join('\n'),
  );
  return [said(verdictText(verdict)), ...sections].join('\n\n');
}
