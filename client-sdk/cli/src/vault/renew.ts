/** `oneplusn vault renew`: moves all that the vault holds to the current key. */
import { transactions } from '@oneplusn/api';
import { renewVault } from '@oneplusn/sdk';
import { Command } from 'commander';
import { nameOf, wantedOf } from '../options/globals';
import type { Session } from '../session';

export function renewCommand(session: Session): Command {
  const { renew } = transactions.vault;
  const command = new Command('renew').description(renew.summary[session.settings.language]);
  return command.action(async () => {
    const ledger = await session.connect(wantedOf(command), 'submit', nameOf(command));
    const { entries } = await renewVault(ledger, (done) =>
      session.note({ zh: `已处理 ${done.entries} 项`, en: `${done.entries} entries` }),
    );
    session.answer(renew, { renewed: entries });
  });
}
