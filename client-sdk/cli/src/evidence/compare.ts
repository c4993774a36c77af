import { compareCheckpoints, type Comparison, type Difference, type Standing } from '@oneplusn/evidence';
import type { Text } from '@oneplusn/errors';
import type { Command } from 'commander';
import { exitCodes } from '../errors/exit-codes';
import { nameOf, wantedOf } from '../options/globals';
import type { Pen } from '../render/pen';
import { table } from '../render/table';
import { harmless } from '../render/width';
import type { Session } from '../session';
import { progress, wordsOf } from '../made';

export function compareCommand(session: Session): Command {
  const { made } = wordsOf(session);
  const command = made(
    'checkpoints',
    '以本机构节点的全部区块核对各机构的检查点; 有不同者退出码为 1',
    'Hold the checkpoints of all authorities against the blocks of your own peer; exits with 1 where one differs',
  );
  return command.action(async () => {
    const ledger = await session.connect(wantedOf(command), 'evaluate', nameOf(command));
    const reading = { onBlock: (block: number, blocks: number) => progress(session, block, blocks) };
    const comparison = await compareCheckpoints(ledger, ledger.chaincode, reading);
    if (comparison.authorities.some(({ differs }) => differs)) session.exit = exitCodes.refused;
    session.print(comparison, (pen) => view(comparison, pen));
  });
}

const names: Readonly<Record<Difference, Text>> = {
  hash: { zh: '区块散列', en: 'block hash' },
  flags: { zh: '校验结果', en: 'verdicts' },
  commit: { zh: '提交散列', en: 'commit hash' },
};

function view({ blocks, authorities, settled }: Comparison, pen: Pen): string {
  const say = (zh: string, en: string): string => pen.say({ zh, en });
  const until = {
    zh: '{blocks} 个区块; 两家以上机构的检查点一致至区块 {settled}',
    en: '{blocks} blocks; checkpoints of two authorities or more agree up to block {settled}',
  };
  const none = {
    zh: '{blocks} 个区块; 尚无两家机构封存检查点',
    en: '{blocks} blocks; no two authorities have sealed any',
  };
  const sum = settled === undefined ? pen.say(none, { blocks }) : pen.say(until, { blocks, settled });
  const columns = [
    { header: say('机构', 'Authority'), cell: ({ authority }: Standing) => harmless(authority) },
    {
      header: say('检查点', 'Checkpoints'),
      cell: (each: Standing) => String(each.checkpoints),
      align: 'right' as const,
    },
    {
      header: say('一致至', 'Agrees up to'),
      cell: (each: Standing) => String(each.agreed ?? '-'),
      align: 'right' as const,
    },
  ];
  const alarm = {
    zh: '警报: {authority} 自区块 {block} 起所见不同: {what}。保留两者, 立即查明',
    en: 'Alarm: {authority} has something else from block {block} on: {what}. Keep both, and look into it',
  };
  const alarms = authorities.flatMap(({ authority, differs }) => {
    if (!differs) return [];
    const what = differs.what.map((each) => pen.say(names[each])).join(', ');
    return pen.paint('bad', pen.say(alarm, { authority: harmless(authority), block: differs.block, what }));
  });
  return [table(columns, authorities, pen), sum, ...alarms].join('\n');
}
