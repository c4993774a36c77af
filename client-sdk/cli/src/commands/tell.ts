/** `oneplusn correction tell`: tells every reader of a corrected record, one notice an opening. */
import { tellReaders } from '@oneplusn/sdk';
import { Command } from 'commander';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { nameOf, wantedOf } from '../options/globals';
import type { Session } from '../session';
import { told } from '../views/correction';
import { sayIn } from '../language/say';

export function tellCommand(session: Session): Command {
  const { language } = session.settings;
  const say = sayIn({ language });
  const command = new Command('tell')
    .description(
      say(
        '告知被更正记录的每个读取方 (已告知的略过)',
        'Tell every reader of a corrected record; those told already are left out',
      ),
    )
    .usage('<correction>')
    .argument('[correction]', say('校核申请 (如 GD/k-…)', 'Report (e.g. GD/k-…)'));
  return command.action(async (report: string | undefined) => {
    if (report === undefined) throw misuse(cliErrors.required, { given: '<correction>' });
    const ledger = await session.connect(wantedOf(command), 'submit', nameOf(command));
    const result = await tellReaders(ledger, report);
    session.print(result, (pen) => told(result, pen));
  });
}
