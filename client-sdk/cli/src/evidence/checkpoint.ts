import { transactions } from '@oneplusn/api';
import { chainOf, keepSealing, type Said } from '@oneplusn/evidence';
import { problemWith } from '@oneplusn/errors';
import type { Command } from 'commander';
import { cliProblems } from '../errors/problems';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { nameOf, wantedOf } from '../options/globals';
import type { Session } from '../session';
import { progress, wordsOf } from '../made';

export function checkpointCommand(session: Session): Command {
  const { say, made } = wordsOf(session);
  const command: Command = made(
    'checkpoint',
    '封存本机构节点所见的链 (区块散列、校验结果、提交散列), 供证据核验和各机构比对',
    "Seal what your own peer's chain is: block hash, verdicts, commit hash; evidence and comparisons go by it",
  )
    .option('--every <blocks>', say('持续运行, 每多少个区块封存一次', 'go on, and seal every so many blocks'))
    .option('--minutes <minutes>', say('持续运行, 每多少分钟封存一次', 'go on, and seal every so many minutes'));
  return command.action(async () => {
    const { every, minutes } = command.opts<{ readonly every?: string; readonly minutes?: string }>();
    const pace = { blocks: countOf(every, '--every'), minutes: countOf(minutes, '--minutes') };
    const ledger = await session.connect(wantedOf(command), 'submit', nameOf(command));
    const seal = async (said: Said): Promise<void> => session.answer(transaction, await ledger.call(transaction, said));
    const { checkpoint: transaction } = transactions.audit;
    if (pace.blocks !== undefined || pace.minutes !== undefined) return keepSealing(ledger, pace, seal);
    const said = await chainOf(ledger, { onBlock: (block, blocks) => progress(session, block, blocks) });
    if (said) await seal(said);
  });
}

function countOf(given: string | undefined, option: string): number | undefined {
  if (given === undefined) return undefined;
  const count = Number(given);
  if (/^\d{1,4}$/.test(given) && count > 0) return count;
  throw misuse(cliErrors.badValue, { given: option, problem: problemWith(cliProblems.days) });
}
