/** The whole command line. */
import { transactions } from '@oneplusn/api';
import { Command } from 'commander';
import { addGlobals } from '../options/globals';
import type { Pen } from '../render/pen';
import { pad, widthOf } from '../render/width';
import type { Session } from '../session';
import { version } from '../version';
import { callCommand } from './call';
import { domainCommands } from './domains';
import { errorsCommand } from './errors';
import { speakHelp } from './help';
import { ofDeployment, ofDomains, onDemand } from './on-demand';
import { referenceCommand } from './reference';
import { transactionCommand } from './transaction';
import { sayIn } from '../language/say';

/** @param words of the command line: what they name is there with its code; `all`: everything */
export async function programOf(session: Session, words: readonly string[] | 'all'): Promise<Command> {
  const { language, json } = session.settings;
  const { out, err } = session.surroundings;
  const say = sayIn({ language });
  const program = new Command('oneplusn')
    .description(say('OnePlusN 共享账本: 管理、查询与审计', 'The OnePlusN shared ledger: administer, query, audit'))
    .usage(`<${say('命令', 'command')}> [${say('选项', 'options')}]`)
    .version(version, '-V, --version', say('显示版本', 'show the version'));
  addGlobals(program, language);
  program.commandsGroup(say('常用:', 'First of all:'));
  program.addCommand(transactionCommand(session, transactions.registry.whoami));
  program.addCommand(transactionCommand(session, transactions.registry.authorities));
  program.commandsGroup(say('业务:', 'By domain:'));
  for (const command of domainCommands(session)) program.addCommand(command);
  for (const each of ofDomains) program.addCommand(await onDemand(each, session, words));
  program.commandsGroup(say('部署:', 'Deployment:'));
  for (const each of ofDeployment) program.addCommand(await onDemand(each, session, words));
  program.commandsGroup(say('工具:', 'Tools:'));
  for (const command of [callCommand(session), errorsCommand(session), referenceCommand(session)])
    program.addCommand(command);
  program.addHelpText('after', epilogue(session.pen));
  speakHelp(program, session.pen);
  quiet(program, {
    out: (text) => out.write(text),
    err: (text) => (json ? undefined : err.write(text)),
    columns: out.columns,
  });
  return program;
}

/** Commander says nothing of errors by itself: `report` does. Help goes where it is asked for. */
function quiet(
  command: Command,
  sinks: { out: (text: string) => void; err: (text: string) => void; columns: number | undefined },
): void {
  command.configureOutput({
    writeOut: sinks.out,
    writeErr: sinks.err,
    outputError: () => undefined,
    getOutHelpWidth: () => sinks.columns ?? 100,
    getErrHelpWidth: () => sinks.columns ?? 100,
    getOutHasColors: () => true,
    getErrHasColors: () => true,
  });
  for (const sub of command.commands) quiet(sub, sinks);
}

const examples = [
  ['catalog search --term 社会保险', '检索目录', 'search the catalog'],
  ['--as GD/li access open MHRSS/insured --keys keys.txt', '调阅并验证', 'open records and verify them'],
  [
    '--as Committee/qian audit opened --since 7d --denied',
    '近七天被拒绝的调阅',
    'openings denied in the last seven days',
  ],
  ['audit opened --department hrss --csv > opened.csv', '导出供 Excel 打开', 'for a spreadsheet'],
  ['records verify proofs.json', '验证他人交来的证明', 'verify proofs that somebody handed over'],
  ['review show GD/p-5e0c61d9ab42', '项目申报全卷', 'an application with its findings'],
] as const;

function epilogue(pen: Pen): string {
  const zh = pen.language === 'zh';
  const width = Math.max(...examples.map(([line]) => widthOf(line)));
  const lines = examples.map(([line, ...about]) => `  ${pen.paint('accent', pad(line, width))}  ${about[zh ? 0 : 1]}`);
  const codes = pen.say({
    zh: '退出码  0 成功, 1 账本拒绝, 2 用法有误, 3 网络或环境故障',
    en: 'Exit codes  0 done, 1 refused by the ledger, 2 wrong usage, 3 trouble with the network or this machine',
  });
  return ['', pen.paint('strong', zh ? '示例:' : 'Examples:'), ...lines, '', pen.paint('quiet', codes)].join('\n');
}
