/** `oneplusn call`: any transaction by its name, for what has no command of its own and for scripts. */
import { allTransactions } from '@oneplusn/api';
import { shownWord } from '@oneplusn/errors';
import { Command } from 'commander';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { addEncoding } from '../options/encoding';
import { flagsOf } from '../options/flags';
import { inputOf } from '../options/words';
import type { Session } from '../session';
import { callAndPrint } from './transaction';
import { sayIn } from '../language/say';

export function callCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = new Command('call')
    .description(say('按名称调用任一交易', 'Call any transaction by its name'))
    .usage(`<${say('领域.动作', 'domain.action')}> [${say('选项', 'options')}]`)
    .argument(
      '[name]',
      say('如 catalog.search; 全部见 oneplusn reference', 'e.g. catalog.search; oneplusn reference has them all'),
    )
    .option(
      '--input <file>',
      say('输入: JSON 或 YAML 文件; - 为标准输入', 'the input: a JSON or YAML file; - is stdin'),
    )
    .option(
      '--transient <file>',
      say(
        '不上链的数据: JSON 或 YAML 文件; - 为标准输入',
        'data that stays off the ledger: a JSON or YAML file; - is stdin',
      ),
    )
    .option('--request-id <id>', say('写入的请求编号', 'request id of a write'))
    .option('--all', say('列出全部, 不分页', 'all of it, not one page'));
  addEncoding(command, session.settings.language);
  return command.action(async (name: string | undefined) => {
    if (name === undefined) throw misuse(cliErrors.required, { given: '<name>' });
    const transaction = allTransactions.find((each) => each.name === name);
    if (!transaction) throw misuse(cliErrors.unknownTransaction, { name: shownWord(name) });
    await callAndPrint(session, command, transaction, (document) =>
      inputOf(transaction, flagsOf(transaction), {}, document),
    );
  });
}
