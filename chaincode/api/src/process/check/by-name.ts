import { problemWith, type Problem } from '@oneplusn/errors';
import { processProblems as wrong } from '../../errors/problems/process';
import { fitting } from '../../fit';
import { Definition } from '../definition';
import { definitionProblems } from '.';

/**
 * All that keeps something from being a process, each at its place by names: `actions.accept.to` for `actions.3.to`.
 * What has not even the form of a definition is one problem, told alone.
 */
export function namedProblems(given: unknown): Problem[] {
  const found = fitting(Definition, given);
  if ('misfit' in found) {
    const { path, problem } = found.misfit;
    return [problemWith(wrong.at, { path: placeIn(given, path), problem })];
  }
  return definitionProblems(found.output).map(({ key, args }) => {
    const { path } = args;
    return { key, args: { ...args, ...(typeof path === 'string' && { path: placeIn(given, path) }) } };
  });
}

function placeIn(given: unknown, path: string): string {
  const [part = '', at = '', ...rest] = path.split('.');
  const list = (given as Readonly<Record<string, unknown>> | null)?.[part];
  const one: unknown = Array.isArray(list) ? list[Number(at)] : undefined;
  const name = typeof one === 'object' && one !== null && 'name' in one ? one.name : undefined;
  return typeof name === 'string' ? [part, name, ...rest].join('.') : path;
}
