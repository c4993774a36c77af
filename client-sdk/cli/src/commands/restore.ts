/** `oneplusn ledger restore`: fetches the owner's copy of a damaged fact and puts it back. */
import { transactions, type InputOf } from '@oneplusn/api';
import { Command } from 'commander';
import { flagsOf, helpOf, kebab } from '../options/flags';
import { nameOf, wantedOf } from '../options/globals';
import { inputOf } from '../options/words';
import type { Session } from '../session';
import { wordsOf } from './transaction';

export function restoreCommand(session: Session): Command {
  const { language } = session.settings;
  const { copy, restore } = transactions.ledger;
  const flags = flagsOf(copy);
  const command = new Command('restore').description(restore.summary[language]).usage('<kind> <id>');
  for (const flag of flags) command.argument(`[${kebab(flag.field)}]`, helpOf(flag, language));
  return command.action(async (...args: unknown[]) => {
    const named = inputOf(copy, flags, wordsOf(flags, args, {}), undefined) as InputOf<typeof copy>;
    const ledger = await session.connect(wantedOf(command), 'submit', nameOf(command));
    const { content } = await ledger.ledger.copy(named);
    session.answer(restore, await ledger.ledger.restore({ ...named, content }, { onCommit: session.committed }));
  });
}
