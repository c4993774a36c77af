import { genesisOf } from '@oneplusn/evidence';
import type { Command } from 'commander';
import { nameOf, wantedOf } from '../options/globals';
import type { Session } from '../session';
import { wordsOf } from '../made';

export function genesisCommand(session: Session): Command {
  const { made } = wordsOf(session);
  const command = made(
    'genesis',
    '本通道创世区块的散列: 由治理机构公布, 供核验证据时给出',
    'The hash of block 0 of the channel, for the governing authority to publish and verifiers to pin',
  );
  return command.action(async () => {
    const ledger = await session.connect(wantedOf(command), 'evaluate', nameOf(command));
    const genesis = await genesisOf(ledger);
    session.print({ channel: ledger.channel, genesis }, () => genesis);
  });
}
