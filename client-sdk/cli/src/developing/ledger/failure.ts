/** Why a module of an app could not be loaded, and where. */
import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What Node throws. */
export interface Failure {
  readonly message: string;
  readonly stack: string;
}

/** The first place of the stack that is in a folder: `src/app.ts:22`. Node names it by path or by address. */
export function placeIn(folder: string, { stack }: Failure): string | undefined {
  for (const line of stack.split('\n')) {
    const [prefix, decoded] = prefixesOf(folder).find(([each]) => line.includes(each)) ?? [];
    if (prefix === undefined) continue;
    const [, path, number] = /^(.+?):(\d+)/.exec(line.slice(line.indexOf(prefix) + prefix.length)) ?? [];
    if (path !== undefined) return `${decoded ? decodeURI(path) : path}:${number ?? ''}`;
  }
  return undefined;
}

/** What Node says, its paths seen from a folder, and without those of the program itself. */
export function saidOf(folder: string, { message }: Failure): string {
  const seen = prefixesOf(folder).reduce((text, [prefix]) => text.replaceAll(prefix, ''), message);
  return seen.replace(/ imported from (?:file:|\/|[A-Za-z]:\\)[^\n]*/, '').trim();
}

const prefixesOf = (folder: string): readonly (readonly [prefix: string, isAddress: boolean])[] => [
  [`${pathToFileURL(folder).href}/`, true],
  [`file://${folder}/`, true],
  [`${folder}${sep}`, false],
];
