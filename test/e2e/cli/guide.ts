import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of a how-to page. */
export const page = (name: string): string => readFileSync(join(__dirname, '../../../docs/how-to', name), 'utf8');

/** The commands of a page in their order; one that goes on after a backslash is one line. */
export const commandsIn = (text: string): string[] =>
  [...text.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, block = '']) =>
    block
      .trim()
      .replace(/ \\\n */g, ' ')
      .split('\n'),
  );

/** What follows `oneplusn` in a line, word by word, as a shell takes it. */
export const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '').slice(1);
