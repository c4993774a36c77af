/** How a command of this repository says what went wrong: in Chinese, then in English, without a stack. */
import { isOnePlusNError, shownWord, withoutSecrets, type Told } from '@oneplusn/errors';
import { TopologyError } from '@oneplusn/topology';

/** What of an error is meant for people. */
export function inBothLanguages(error: unknown): string {
  if (error instanceof TopologyError) return `${error.print('zh')}\n${error.print('en')}`;
  if (isOnePlusNError(error))
    return (['zh', 'en'] as const).map((language) => line(error.code, error.text(language))).join('\n');
  const option = unknownOption(error);
  if (option !== undefined)
    return `没有选项 ${option}, 或其值有误\nThere is no option ${option}, or its value is wrong`;
  return withoutSecrets(error instanceof Error ? error.message : String(error));
}

const line = (code: string, { message, remedy }: Told): string => `${code} ${message} (${remedy})`;

function unknownOption(error: unknown): string | undefined {
  if (!(error instanceof TypeError) || !('code' in error) || !String(error.code).startsWith('ERR_PARSE_ARGS'))
    return undefined;
  return shownWord(/'([^'\s=]+)/.exec(error.message)?.[1] ?? '');
}
