/** `oneplusn audit check`: the list of openings against the blocks of one's own peer. */
import type { OpeningsCheck } from '@oneplusn/sdk';
import { Command } from 'commander';
import { exitCodes } from '../errors/exit-codes';
import { nameOf, wantedOf } from '../options/globals';
import type { Pen } from '../render/pen';
import type { Session } from '../session';
import { sayIn } from '../language/say';

export function checkCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = new Command('check')
    .description(
      say(
        '以本机构节点的全部区块核对调阅列表: 列表缺少或捏造的逐一列出; 有出入时退出码为 1',
        'Hold the list of openings against all blocks of your own peer: names what it leaves out or made up; exits ' +
          'with 1 where they differ',
      ),
    )
    .usage(`[${say('选项', 'options')}]`)
    .option('--authority <msp>', say('核对哪个机构参与的调阅 (默认为本机构)', 'whose openings (by default your own)'));
  return command.action(async () => {
    const { authority } = command.opts<{ readonly authority?: string }>();
    const ledger = await session.connect(wantedOf(command), 'evaluate', nameOf(command));
    const check = await ledger.checkOpenings({ authority: authority ?? ledger.msp });
    if (check.unlisted.length + check.invented.length > 0) session.exit = exitCodes.refused;
    session.print({ ...check, blocks: String(check.blocks) }, (pen) => view(check, pen));
  });
}

function view({ blocks, openings, unlisted, invented, unverified }: OpeningsCheck, pen: Pen): string {
  const counted = {
    zh: '{blocks} 个区块中有 {openings} 次调阅',
    en: '{openings} openings in {blocks} blocks',
  };
  const lines = [
    pen.say(counted, { blocks: String(blocks), openings }),
    ...unlisted.map((id) =>
      pen.paint('bad', pen.say({ zh: '列表缺少: {id}', en: 'left out by the list: {id}' }, { id })),
    ),
    ...invented.map((id) => pen.paint('bad', pen.say({ zh: '区块中没有: {id}', en: 'in no block: {id}' }, { id }))),
  ];
  const odd = {
    zh: '另有 {unverified} 笔交易的事件不属实',
    en: 'and {unverified} transactions whose event is not true',
  };
  if (unverified > 0) lines.push(pen.say(odd, { unverified }));
  if (unlisted.length + invented.length === 0)
    lines.push(pen.paint('good', pen.say({ zh: '列表与区块一致', en: 'List and blocks agree' })));
  return lines.join('\n');
}
