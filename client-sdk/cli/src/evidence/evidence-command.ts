/** `oneplusn evidence`: files that prove what stands on the ledger, and checkpoints, by which they are proved. */
import { Command } from 'commander';
import type { Session } from '../session';
import { checkpointCommand } from './checkpoint';
import { compareCommand } from './compare';
import { exportCommand } from './export';
import { genesisCommand } from './genesis';
import { stampCommand } from './stamp';
import { sayIn } from '../language/say';

export function evidenceCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const group = new Command('evidence').usage(say('<命令> [选项]', '<command> [options]'));
  for (const make of [exportCommand, stampCommand, genesisCommand, checkpointCommand, compareCommand])
    group.addCommand(make(session));
  return group;
}
