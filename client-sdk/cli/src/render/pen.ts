/** How things are said to this reader: language, colours, width. */
import { styleText } from 'node:util';
import type { Text } from '@oneplusn/errors';
import { say, type Language } from '../language/language';
import type { Sink } from '../surroundings';

export type Tone = 'strong' | 'quiet' | 'good' | 'bad' | 'warning' | 'accent';

const styles = {
  strong: 'bold',
  quiet: 'dim',
  good: 'green',
  bad: 'red',
  warning: 'yellow',
  accent: 'cyan',
} as const satisfies Record<Tone, Parameters<typeof styleText>[0]>;

export interface Pen {
  readonly language: Language;
  /** Columns to stay within; Infinity where nobody looks (a file, a pipe). */
  readonly width: number;
  /** True on a terminal: rules and colours help there, and hinder `grep`. */
  readonly decorated: boolean;
  /** Where tables are wanted as CSV: they are put here, and not drawn. */
  readonly tables?: string[];
  paint(tone: Tone, text: string): string;
  say(text: Text, args?: Readonly<Record<string, string | number>>): string;
}

/** A pen that draws nothing but keeps the tables as CSV. */
export function csvPen(language: Language): Pen & { readonly tables: string[] } {
  return {
    ...{ language, width: Infinity, decorated: false, tables: [] },
    paint: (_, text) => text,
    say: (text, args) => say(text, language, args),
  };
}

/** The pen for a sink: colours only on a terminal, and never with NO_COLOR (no-color.org) or a dumb terminal. */
export function penFor(sink: Sink, env: Readonly<Record<string, string | undefined>>, language: Language): Pen {
  const coloured = sink.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  return {
    language,
    width: sink.columns && sink.columns > 0 ? sink.columns : Infinity,
    decorated: sink.isTTY,
    paint: (tone, text) => (coloured && text !== '' ? styleText(styles[tone], text, { validateStream: false }) : text),
    say: (text, args) => say(text, language, args),
  };
}
