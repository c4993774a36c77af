/** What the commands of an index take. */
import { resolve } from 'node:path';
import { problems } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import type { Filter, Verification } from '@oneplusn/indexer';
import type { Command } from 'commander';
import { cliProblems } from '../errors/problems';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { readMoment } from '../render/time';
import type { Session } from '../session';
import type { Say } from '../language/say';

/** Where it is, if nobody says so. */
const usual = 'index.db';

export function addWhere(command: Command, say: Say): Command {
  return command.option(
    '--file <file>',
    say(
      '索引: 文件, 或 PostgreSQL 的 postgres:// 地址 (或 ONEPLUSN_INDEX; 默认 index.db)',
      'the index: a file, or the postgres:// address of a PostgreSQL database (or ONEPLUSN_INDEX; by default index.db)',
    ),
  );
}

const verifications: readonly Verification[] = ['light', 'full'];

export function addVerify(command: Command, say: Say): Command {
  return command.option(
    '--verify <how>',
    say(
      'full: 由区块重新推算每笔交易的有效性, 与节点的标志核对; light: 采用节点的标志 (默认与索引建立时相同, 新索引为 light)',
      "full: work the validity of each transaction out again from the blocks, and hold the peer's flags against it; " +
        "light: take the peer's flags (by default as the index was begun, a new one with light)",
    ),
  );
}

/** @throws UsageError CLI-106 */
export function verifyOf(command: Command): Verification | undefined {
  const given = command.opts<{ readonly verify?: string }>().verify;
  const found = verifications.find((each) => each === given);
  if (given === undefined || found) return found;
  const problem = problemWith(problems.shape.oneOf, { choices: verifications.join(', ') });
  throw misuse(cliErrors.badValue, { given: '--verify', problem });
}

/** A file by its whole path, or the address of a server as it is. */
export function whereIs({ surroundings: { cwd, env } }: Session, given: string | undefined): string {
  if (given === '') throw misuse(cliErrors.valueMissing, { given: '--file' });
  const where = given ?? (env['ONEPLUSN_INDEX'] || usual);
  return /^postgres(?:ql)?:\/\//.test(where) ? where : resolve(cwd, where);
}

/** The index that a command names. */
export function whereOf(session: Session, command: Command): string {
  return whereIs(session, command.opts<{ readonly file?: string }>().file);
}

const texts: readonly (readonly [flags: string, zh: string, en: string])[] = [
  ['--actor <actor>', '只列该人员所办的', 'only what this person did'],
  ['--department <path>', '只列该部门及其下级的', 'only of this department, or one below it'],
  ['--authority <msp>', '只列该机构参与的', 'only those in which this authority took part'],
  ['--dataset <dataset>', '只列该目录条目的', 'only of this dataset'],
  ['--purpose <purpose>', '只列该用途的', 'only for this purpose'],
  ['--state <state>', '只列该状态的 (交易: 节点的裁定)', 'only in this state (of transactions: with this verdict)'],
  ['--grant <grant>', '只列凭该授权的', 'only on this grant'],
  ['--function <name>', '只列调用该功能的交易, 可只写开头', 'only transactions that call this, or what begins with it'],
  ['--since <time>', '只列此刻及以后的', 'only from this moment on'],
  ['--until <time>', '只列此刻及以前的', 'only until this moment'],
  ['--words <words>', '只列含有这些文字的', 'only those that hold these words'],
];

export function addFilter(command: Command, say: Say): Command {
  for (const [flags, zh, en] of texts) command.option(flags, say(zh, en));
  return command;
}

/** @throws UsageError CLI-106 */
export function filterOf(command: Command): Filter {
  const given = command.opts<Filter>();
  const names = [
    'actor',
    'department',
    'authority',
    'dataset',
    'purpose',
    'state',
    'grant',
    'function',
    'words',
  ] as const;
  const named = names.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]]));
  return {
    ...(Object.fromEntries(named) as Filter),
    ...(given.since !== undefined && { since: momentOf('--since', given.since, false) }),
    ...(given.until !== undefined && { until: momentOf('--until', given.until, true) }),
  };
}

function momentOf(name: string, text: string, end: boolean): string {
  const moment = readMoment(text, Date.now(), end);
  if (moment !== undefined) return moment;
  const forms = '2026-10-01, "2026-10-01 09:30", 7d';
  throw misuse(cliErrors.badValue, { given: name, problem: problemWith(cliProblems.moment, { forms }) });
}

/** @throws UsageError CLI-106 */
export function numberOf(name: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  const problem = problemWith(problems.shape.oneOf, { choices: `${least} ... ${most}` });
  throw misuse(cliErrors.badValue, { given: name, problem });
}
