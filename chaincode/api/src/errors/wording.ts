import { wordOf } from '../words';
import { problemIn } from './problems';

type Arguments = Readonly<Record<string, string | number>>;

/** Arguments that hold a declared choice, where their name is not the field's. */
const fields: Readonly<Record<string, string>> = { itemGrade: 'grade' };

/**
 * An error's arguments as they are said in one language. They travel as machines compare them, in English: `{ kind: 'dataset' }`; a Chinese
 * reader sees 目录条目. What is a name or a number stays as it is.
 */
export function wordsIn(language: 'zh' | 'en', args: Arguments): Arguments {
  if (language === 'en') return args;
  const said = Object.entries(args).map(([name, value]) => [
    name,
    typeof value === 'string' ? inChinese(name, value) : value,
  ]);
  return Object.fromEntries(said) as Arguments;
}

function inChinese(name: string, value: string): string {
  if (name === 'problem') return problemIn('zh', value);
  if (name === 'roles')
    return value
      .split(', ')
      .map((role) => wordOf('roles', role))
      .join('、');
  return wordOf(fields[name] ?? name, value);
}
