/** `oneplusn reference`: every transaction and error, as Markdown; as JSON Schema with `--json`. */
import { allTransactions, shapesOf } from '@oneplusn/api';
import { Command } from 'commander';
import { commandLineOf } from './domains';
import type { Session } from '../session';

export function referenceCommand(session: Session): Command {
  const { language } = session.settings;
  return new Command('reference')
    .description(
      language === 'zh'
        ? '打印全部交易与错误的参考 (Markdown; --json 为 JSON Schema)'
        : 'Print the reference of all transactions and errors (Markdown; --json: JSON Schema)',
    )
    .usage('')
    .action(async () => {
      const { referenceIn } = await import('../reference/markdown.js');
      const described = () =>
        allTransactions.map((transaction) => {
          const { name, kind, summary, callers, signers, errors } = transaction;
          return {
            name,
            kind,
            summary,
            callers,
            signers,
            ...shapesOf(transaction),
            errors: errors.map(({ code }) => code),
          };
        });
      session.print(session.settings.json ? described() : undefined, () =>
        referenceIn(language, commandLineOf).trimEnd(),
      );
    });
}
