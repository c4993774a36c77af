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
  const group = new Command('evidence')
    .description(
      say(
        '证据: 导出可离线核验的文件, 封存与比对检查点',
        'Evidence: files to check offline; sealing and comparing chains',
      ),
    )
    .usage(say('<命令> [选项]', '<command> [options]'));
  for (const make of [exportCommand, stampCommand, genesisCommand, checkpointCommand, compareCommand])
    group.addCommand(make(session));
  return group;
}
