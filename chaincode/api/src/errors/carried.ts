import type { Problem } from '@oneplusn/errors';
import { problemsByKey } from './problems';

/**
 * A problem as the message of a valibot issue, which can only be text: its key, and its arguments as JSON where it has
 * some.
 */
export function carried({ key, args }: Problem): string {
  return Object.keys(args).length === 0 ? key : `${key} ${JSON.stringify(args)}`;
}

/** The problem in an issue's message; undefined where valibot speaks for itself. */
export function carriedBy(message: string): Problem | undefined {
  const space = message.indexOf(' ');
  const key = space < 0 ? message : message.slice(0, space);
  if (!problemsByKey.has(key)) return undefined;
  return { key, args: space < 0 ? {} : (JSON.parse(message.slice(space + 1)) as Problem['args']) };
}
