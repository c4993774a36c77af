/** `oneplusn index`: what the blocks of one's own peer prove, in a database that people can query. */
import { IndexWriter, checkIndex, follow, query, rebuild, schemaPage, statusOf } from '@oneplusn/indexer';
import { Command } from 'commander';
import { exitCodes } from '../errors/exit-codes';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { nameOf, wantedOf } from '../options/globals';
import type { Session } from '../session';
import { listCommand, searchCommand, versionsCommand } from './list-command';
import { serveMetrics, type Following } from './metrics';
import { addVerify, addWhere, verifyOf, whereOf } from './options';
import { checkView, followView, foundView, statusView } from './views';
import { watchCommand } from './watch-command';
import { progress, wordsOf as begun } from '../made';

export function indexCommand(session: Session): Command {
  const { say } = wordsOf(session);
  const group = new Command('index').usage(say('<命令> [选项]', '<command> [options]'));
  const commands = [
    ...[followCommand, statusCommand, listCommand, searchCommand, versionsCommand, sqlCommand, schemaCommand],
    ...[checkCommand, rebuildCommand, watchCommand],
  ];
  for (const make of commands) group.addCommand(make(session));
  return group;
}

function followCommand(session: Session): Command {
  const { say, made } = wordsOf(session);
  const command = addVerify(
    made(
      'follow',
      '逐块跟随本机构的节点; 随时可以中断, 下次从中断处继续',
      'Follow your own peer block by block; it may be ended at any time, and goes on there',
    ),
    say,
  )
    .option('--once', say('写到节点当前的区块为止', 'end with the last block that the peer has now'))
    .option(
      '--metrics <host:port>',
      say('在本机此地址提供 /metrics 和 /healthz', 'serve /metrics and /healthz there, on this machine alone'),
    );
  return command.action(async () => {
    const { once, metrics } = command.opts<{ readonly once?: boolean; readonly metrics?: string }>();
    const verify = verifyOf(command);
    const index = await IndexWriter.open(whereOf(session, command));
    const blocks = ((await index.tip())?.number ?? -1) + 1;
    let now: Following = { blocks, height: blocks, writtenAt: undefined, startedAt: Date.now() };
    const server = metrics === undefined ? undefined : await serveMetrics(metrics, () => now);
    try {
      const ledger = await session.connect(wantedOf(command), 'evaluate', nameOf(command));
      const onBlock = (block: number, height: number): void => {
        now = { ...now, blocks: block + 1, height, writtenAt: Date.now() };
        progress(session, block, height);
      };
      await follow(ledger, index, { once, verify, onBlock });
    } finally {
      server?.close();
      await index.close();
    }
    const status = await statusOf(whereOf(session, command));
    session.print(status, (pen) => followView(status, pen));
  });
}

function rebuildCommand(session: Session): Command {
  const { say, made } = wordsOf(session);
  const command = addVerify(
    made(
      'rebuild',
      '从区块 0 重建索引; 建成后才替换原文件',
      'Make the index anew from block 0; it takes the place of the old one when it is whole',
    ),
    say,
  );
  return command.action(async () => {
    const where = whereOf(session, command);
    const verify = verifyOf(command);
    const ledger = await session.connect(wantedOf(command), 'evaluate', nameOf(command));
    await rebuild(ledger, where, { verify, onBlock: (block, height) => progress(session, block, height) });
    const status = await statusOf(where);
    session.print(status, (pen) => followView(status, pen));
  });
}

function schemaCommand(session: Session): Command {
  const { language } = session.settings;
  const { say } = wordsOf(session);
  return new Command('schema')
    .description(
      say('表与列的说明, 供写 SQL 的人阅读', 'What the tables and their columns mean, for people who write SQL'),
    )
    .usage(`[${say('选项', 'options')}]`)
    .action(() => session.surroundings.out.write(schemaPage(language)));
}

function statusCommand(session: Session): Command {
  const { made } = wordsOf(session);
  const command = made('status', '索引到哪一块, 含有什么', 'How far the index has come, and what it holds');
  return command.action(async () => {
    const status = await statusOf(whereOf(session, command));
    session.print(status, (pen) => statusView(status, pen));
  });
}

function sqlCommand(session: Session): Command {
  const { say, made } = wordsOf(session);
  const command = made(
    'sql',
    '查询索引 (只读); 表与列见 @oneplusn/indexer 的说明',
    "Query the index, to read only; tables and columns are in the indexer's README",
    '<select>',
  ).argument('[select]', say('一条 SELECT 语句', 'one SELECT'));
  return command.action(async (sql: string | undefined) => {
    if (sql === undefined) throw misuse(cliErrors.required, { given: '<select>' });
    const found = await query(whereOf(session, command), sql);
    session.print(found, (pen) => foundView(found, pen));
  });
}

function checkCommand(session: Session): Command {
  const { say, made } = wordsOf(session);
  const command = addVerify(
    made(
      'check',
      '重新读取全部区块, 核对散列链和索引的每一行; 有出入时退出码为 1',
      'Read all blocks again, hold the chain of hashes and each row of the index against them; exits with 1 where ' +
        'they differ',
    ),
    say,
  );
  return command.action(async () => {
    const file = whereOf(session, command);
    const verify = verifyOf(command);
    const ledger = await session.connect(wantedOf(command), 'evaluate', nameOf(command));
    const onBlock = (block: number, blocks: number): void => progress(session, block, blocks);
    const check = await checkIndex(ledger, file, { verify, onBlock });
    if (check.differing.length > 0 || (check.disputed ?? []).length > 0) session.exit = exitCodes.refused;
    session.print(check, (pen) => checkView(check, pen));
  });
}

/** What all of them take: where the index is. */
function wordsOf(session: Session) {
  const { say, made } = begun(session);
  return { say, made: (...words: Parameters<typeof made>): Command => addWhere(made(...words), say) };
}
