/** `oneplusn errors`: what an error code means, in both languages. */
import { shownSource, type ErrorDescriptor } from '@oneplusn/errors';
import { Command } from 'commander';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { table } from '../render/table';
import { heading } from '../views/general';
import type { Pen } from '../render/pen';
import type { Session } from '../session';

export function errorsCommand(session: Session): Command {
  const zh = session.settings.language === 'zh';
  return new Command('errors')
    .description(zh ? '解释错误代码 (中英文)' : 'Explain an error code, in both languages')
    .usage('[code]')
    .argument('[code]', zh ? '如 ACCESS-126; 或领域, 如 ACCESS' : 'e.g. ACCESS-126; or a domain, e.g. ACCESS')
    .action(async (given: string | undefined) => {
      const { knownErrors } = await import('../errors/known.js');
      const code = given?.toUpperCase();
      const found = knownErrors.filter(
        (each) => code === undefined || each.code === code || each.code.startsWith(`${code}-`),
      );
      const [only, ...others] = found;
      if (!only) throw misuse(cliErrors.unknownCode, { code: shownSource(given ?? '') });
      const one = others.length === 0 && only.code === code;
      session.print(one ? only : found, (pen) => (one ? explanation(only, pen) : errorList(found, pen)));
    });
}

function explanation({ code, message, remedy, docs }: ErrorDescriptor, pen: Pen): string {
  return [
    heading(code, pen),
    `  ${message.zh}`,
    `  处理: ${remedy.zh}`,
    '',
    `  ${message.en}`,
    `  What to do: ${remedy.en}`,
    '',
    `  ${docs}`,
  ].join('\n');
}

function errorList(found: readonly ErrorDescriptor[], pen: Pen): string {
  return table(
    [
      { header: pen.say({ zh: '代码', en: 'Code' }), cell: ({ code }) => code, breaks: false },
      { header: pen.say({ zh: '含义', en: 'Meaning' }), cell: ({ message }) => pen.say(message) },
      { header: pen.say({ zh: '处理', en: 'What to do' }), cell: ({ remedy }) => pen.say(remedy) },
    ],
    found,
    pen,
  );
}
