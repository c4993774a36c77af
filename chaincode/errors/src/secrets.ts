import { isProblem, type Problem } from './problem';
import type { Argument, Arguments } from './say';

/** Words of other programs, which may quote what they were given: without keys, and on one line. */
export function withoutSecrets(message: string): string {
  if (!/-----BEGIN |privateKey|MI[A-Za-z0-9+/]{30}/.test(message)) return message;
  return message
    .replace(/-----BEGIN [\s\S]*?(?:-----END [A-Z0-9 ]*-----|$)/g, '(text)')
    .replace(/(["']?privateKey["']?\s*[:=]\s*)(?:"[^"]*"?|'[^']*'?|\S+)/g, '$1(text)')
    .replace(/MI[A-Za-z0-9+/]{30,}={0,2}/g, '(text)');
}

/** The same for all arguments of an error: every error of the product passes its own through here. */
export function withoutSecretsIn<A extends Arguments>(args: A): A {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, cleared(value)])) as A;
}

function cleared(value: Argument): Argument {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return withoutSecrets(value);
  if (isProblem(value)) return clearedProblem(value);
  if ('en' in value) return { zh: withoutSecrets(value.zh), en: withoutSecrets(value.en) };
  return value.map(clearedProblem);
}

const clearedProblem = ({ key, args }: Problem): Problem => ({ key, args: withoutSecretsIn(args) });
