/** `oneplusn index list`: what people look for, without SQL; on the screen or into a file. */
import { resolve } from 'node:path';
import { problems } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import {
  openIndex,
  sortNames,
  sorts,
  type Filter,
  type Index,
  type Page,
  type Row,
  type Sort,
  type Stretch,
} from '@oneplusn/indexer';
import { Command } from 'commander';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import type { Session } from '../session';
import { exported } from './export';
import { addFilter, addWhere, filterOf, numberOf, whereOf } from './options';
import { countedView, exportedView, rowsView, versionsView } from './list-views';
import { sayIn } from '../language/say';

interface Options {
  readonly size?: string;
  readonly after?: string;
  readonly all?: boolean;
  readonly count?: boolean;
  readonly by?: string;
  readonly to?: string;
}

/** Opens the index, asks it, and says where the answer is from. */
async function asking<T>(session: Session, command: Command, ask: (index: Index) => Promise<T>): Promise<T> {
  const index = await openIndex(whereOf(session, command));
  try {
    return await ask(index);
  } finally {
    await index.close();
  }
}

export function listCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = new Command('list')
    .description(
      say(
        '列出调阅、申请、授权、决定等, 可筛选、计数、导出',
        'List openings, requests, grants and more; count or export them',
      ),
    )
    .usage(`<${say('类别', 'what')}> [${say('选项', 'options')}]`)
    .argument('[what]', say(`类别: ${sortNames.join(', ')}`, `one of ${sortNames.join(', ')}`));
  addFilter(addWhere(command, say), say)
    .option('--size <n>', say('一页多少行 (默认 50)', 'rows of a page (by default 50)'))
    .option('--after <next>', say('接在上一页的 next 之后', 'go on after `next` of the page before'))
    .option('--all', say('列出全部, 不分页', 'all of it, not one page'))
    .option('--count', say('只计数', 'count them only'))
    .option(
      '--by <stretch|column>',
      say('按 hour, day, month, year 或某列分别计数', 'count by hour, day, month, year, or by a column'),
    )
    .option(
      '--to <file>',
      say('全部写入新文件: .xlsx, .csv 或 .jsonl', 'write all of it into a new .xlsx, .csv or .jsonl'),
    );
  return command.action(async (what: string | undefined) => {
    const sort = sortOf(what);
    const filter = filterOf(command);
    await asking(session, command, (index) => answer(session, index, { sort, filter, options: command.opts() }));
  });
}

interface Wanted {
  readonly sort: Sort;
  readonly filter: Filter;
  readonly options: Options;
}

async function answer(session: Session, index: Index, { sort, filter, options }: Wanted): Promise<void> {
  const { size, after, all, count, by, to } = options;
  const source = { index: await index.blocks() };
  if (to !== undefined) {
    const rows = await exported(resolve(session.surroundings.cwd, to), sorts[sort].columns, index.all(sort, filter));
    return session.print({ file: to, rows, source }, (pen) => exportedView(to, rows, pen));
  }
  if (count) {
    const found = await index.count(sort, filter);
    return session.print({ count: found, source }, () => String(found));
  }
  if (by !== undefined) {
    const counts = await (isStretch(by) ? index.series(sort, filter, by) : index.groups(sort, filter, by));
    return session.print({ counts, source }, (pen) => countedView(by, counts, pen));
  }
  const page = { size: numberOf('--size', size, 1, 10_000), after };
  const whole = all === true || session.settings.csv;
  const { items, next }: Page = whole
    ? { items: await rowsOf(index, sort, filter) }
    : await index.list(sort, filter, page);
  session.print({ items, ...(next !== undefined && { next }), source }, (pen) =>
    rowsView(sorts[sort].columns, items, next, pen),
  );
}

async function rowsOf(index: Index, sort: Sort, filter: Filter): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of index.all(sort, filter)) rows.push(row);
  return rows;
}

const stretches: readonly string[] = ['hour', 'day', 'month', 'year'];
const isStretch = (by: string): by is Stretch => stretches.includes(by);

function sortOf(what: string | undefined): Sort {
  if (what === undefined) throw misuse(cliErrors.required, { given: '<what>' });
  const sort = sortNames.find((name) => name === what);
  if (sort) return sort;
  const problem = problemWith(problems.shape.oneOf, { choices: sortNames.join(', ') });
  throw misuse(cliErrors.badValue, { given: '<what>', problem });
}

export function searchCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = new Command('search')
    .description(
      say('全文检索所有事实 (两个字的词也能找到)', 'Search the texts of all facts, words of two characters too'),
    )
    .usage(`<${say('文字', 'words')}> [${say('选项', 'options')}]`)
    .argument('[words]', say('要找的文字', 'what to find'));
  addWhere(command, say);
  command
    .option('--size <n>', say('一页多少行 (默认 50)', 'rows of a page (by default 50)'))
    .option('--after <next>', say('接在上一页的 next 之后', 'go on after `next` of the page before'));
  return command.action(async (words: string | undefined) => {
    if (words === undefined) throw misuse(cliErrors.required, { given: '<words>' });
    const { size, after } = command.opts<Options>();
    const page = { size: numberOf('--size', size, 1, 10_000), after };
    await asking(session, command, async (index) => {
      const { items, next } = await index.search(words, page);
      const source = { index: await index.blocks() };
      session.print({ items, ...(next !== undefined && { next }), source }, (pen) =>
        rowsView(['kind', 'id', 'content'], items, next, pen),
      );
    });
  });
}

export function versionsCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = new Command('versions')
    .description(
      say('一项事实的全部版本, 以及他人写在其位置上的内容', 'All versions of a fact, and what others put in its place'),
    )
    .usage(`<kind> <id> [${say('选项', 'options')}]`)
    .argument('[kind]', say('类别, 如 grant', 'its kind, such as grant'))
    .argument('[id]', say('编号', 'its id'));
  addWhere(command, say);
  return command.action(async (kind: string | undefined, id: string | undefined) => {
    if (kind === undefined || id === undefined) throw misuse(cliErrors.required, { given: '<kind> <id>' });
    await asking(session, command, async (index) => {
      const versions = await index.versions(kind, id);
      const source = { index: await index.blocks() };
      session.print({ versions, source }, (pen) => versionsView(versions, pen));
    });
  });
}
