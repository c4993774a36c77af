/** `oneplusn index watch`: alerts on what was done to lists, keys and facts of others, and on unusual reading. */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  IndexWriter,
  follow,
  listsFound,
  meddlingFound,
  openIndex,
  readingFound,
  type Finding,
  type Listed,
} from '@oneplusn/indexer';
import type { Ledger } from '@oneplusn/sdk';
import { Command } from 'commander';
import { exitCodes } from '../errors/exit-codes';
import { nameOf, wantedOf } from '../options/globals';
import type { Session } from '../session';
import { findingLine, findingsView } from '../views/findings';
import { addWhere, numberOf, whereOf } from './options';
import { sayIn } from '../language/say';

interface Options {
  readonly once?: boolean;
  readonly authority?: string;
  readonly seconds?: string;
}

export function watchCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = addWhere(new Command('watch'), say)
    .description(
      say(
        '告警: 列表被删改、捏造、污染, 键被冻结, 事实被改写, 以及异常调阅; 有告警时退出码为 1',
        'Alert on entries that were removed, invented or poisoned, frozen keys, spoilt facts, and unusual reading; ' +
          'exits with 1 where there are any',
      ),
    )
    .usage(`[${say('选项', 'options')}]`)
    .option('--once', say('只看到节点当前的区块为止', 'end with the last block that the peer has now'))
    .option('--authority <msp>', say('核对哪个机构的列表 (默认为本机构)', 'whose lists are held (by default your own)'))
    .option('--seconds <n>', say('多久看一次 (默认 30)', 'how often to look (by default 30)'));
  return command.action(async () => {
    const options = command.opts<Options>();
    const seconds = numberOf('--seconds', options.seconds, 1, 86_400) ?? 30;
    const ledger = await session.connect(wantedOf(command), 'evaluate', nameOf(command));
    const where = whereOf(session, command);
    const authority = options.authority ?? ledger.msp;
    const told = new Set<string>();
    for (;;) {
      const fresh = (await findingsIn(ledger, where, authority)).filter((each) => {
        const name = JSON.stringify([each.sort, each.subject, each.txId, each.reason]);
        return !told.has(name) && told.add(name);
      });
      if (options.once) {
        if (fresh.length > 0) session.exit = exitCodes.refused;
        return session.print({ findings: fresh }, (pen) => findingsView(fresh, pen));
      }
      for (const each of fresh) session.line(each, (pen) => findingLine(each, pen));
      await sleep(seconds * 1000);
    }
  });
}

/** Brings the index up to now, and looks at all of it. */
async function findingsIn(ledger: Ledger, where: string, authority: string): Promise<Finding[]> {
  const before = await blocksAfter(ledger, where);
  const lists = await listsOf(ledger, authority);
  await blocksAfter(ledger, where);
  const index = await openIndex(where);
  try {
    return [
      ...(await listsFound(index, authority, lists, before)),
      ...(await meddlingFound(index)),
      ...(await readingFound(index)),
    ];
  } finally {
    await index.close();
  }
}

/** Follows to where the peer stands; gives how many blocks there are then. */
async function blocksAfter(ledger: Ledger, where: string): Promise<number> {
  const writer = await IndexWriter.open(where);
  try {
    await follow(ledger, writer, { once: true });
    return ((await writer.tip())?.number ?? -1) + 1;
  } finally {
    await writer.close();
  }
}

/** What the contracts list of an authority. */
async function listsOf(ledger: Ledger, authority: string): Promise<Listed[]> {
  const openings = new Set<string>();
  for await (const { items, unsound } of ledger.audit.openings.pages({ authority }))
    for (const id of [...items.map((opening) => opening.id), ...unsound]) openings.add(id);
  const [grants, requests] = [new Set<string>(), new Set<string>()];
  for (const side of [{ provider: authority }, { requester: authority }]) {
    for await (const { items } of ledger.access.grants.pages(side)) for (const { id } of items) grants.add(id);
    for await (const { items } of ledger.access.requests.pages(side)) for (const { id } of items) requests.add(id);
  }
  return [
    { sort: 'openings', kind: 'opening', ids: openings },
    { sort: 'grants', kind: 'grant', ids: grants },
    { sort: 'requests', kind: 'request', ids: requests },
  ];
}
