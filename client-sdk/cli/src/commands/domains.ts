/** The commands of each domain: derived from the descriptions, with changes where people look most. */
import { transactions, type Domain, type Transaction } from '@oneplusn/api';
import type { Text } from '@oneplusn/errors';
import { Command } from 'commander';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { openedByIndex } from '../indexing/audited';
import { addIndex } from '../indexing/chosen';
import { inboxByIndex } from '../indexing/inbox';
import { fromOwnNotes } from '../indexing/own-notes';
import { reportCommand } from '../indexing/report-command';
import { flagsOf, kebab } from '../options/flags';
import type { Words } from '../options/words';
import { membersOf } from '../reference/members';
import type { Session } from '../session';
import { checkCommand } from './check-openings';
import { discloseCommand } from './disclose';
import { effectCommand, usageCommand, whoCommand } from './grants';
import { openCommand } from './open';
import { ownCommand } from './own';
import { putCommand } from './put';
import { readersCommand } from './readers';
import { restoreCommand } from './restore';
import { renewCommand } from '../vault/renew';
import { tellCommand } from './tell';
import { verifyCommand } from './verify';
import { actCommand, beginCommand } from './case';
import { checkProcessCommand, publishCommand } from './process';
import { actionOf, transactionCommand, type Override } from './transaction';

const groups: Readonly<Record<Domain | 'case', Text>> = {
  catalog: { zh: '目录: 检索、发布、修订', en: 'Catalog: search, publish, revise' },
  records: { zh: '记录: 登记、读取、更正、撤回', en: 'Records: put, read, correct, withdraw' },
  access: { zh: '共享: 申请、授权、调阅', en: 'Access: request, grant, open' },
  correction: {
    zh: '校核: 报告有误的数据、答复、告知读取方',
    en: 'Corrections: report wrong data, answer, tell readers',
  },
  review: { zh: '项目申报与重复性审查', en: 'Project applications and the review for duplicates' },
  process: { zh: '流程: 检查、发布、查看流程定义', en: 'Processes: check, publish, show definitions' },
  case: { zh: '办件: 开始、办理、查看、待办', en: 'Cases: begin, act, show, tasks' },
  audit: { zh: '审计: 谁在何时凭何授权调阅了什么', en: 'Audit: who opened what, when, under which grant' },
  registry: { zh: '登记: 机构、部门、人员、提案', en: 'Registry: authorities, departments, actors, proposals' },
  ledger: { zh: '账本: 事实、封印、恢复', en: 'Ledger: facts, seals, restoring' },
  vault: { zh: '密文库: 密钥、重新加密、备份与恢复', en: 'Vault: keys, renewal, backup and restoring' },
};

/** Commands that are written out, in the place of the derived ones. */
const written: Readonly<Record<string, (session: Session) => Command>> = {
  'access.open': openCommand,
  'audit.disclose': discloseCommand,
  'audit.readers': readersCommand,
  'correction.tell': tellCommand,
  'records.own': ownCommand,
  'records.put': putCommand,
  'process.publish': publishCommand,
  'process.act': actCommand,
  'process.begin': beginCommand,
  'ledger.restore': restoreCommand,
  'vault.renew': renewCommand,
};

/** Commands that are no transaction's. */
const own: Readonly<Record<string, readonly ((session: Session) => Command)[]>> = {
  records: [verifyCommand],
  audit: [checkCommand, reportCommand],
  access: [whoCommand, effectCommand, usageCommand],
  process: [checkProcessCommand],
};

/** Commands that stand in a group of their own, beside that of their domain. */
const caseCommands = new Set(
  ['begin', 'act', 'claim', 'delegate', 'return', 'case', 'cases', 'tasks'].map((action) => `process.${action}`),
);

const groupOf = ({ name }: Transaction): string => (caseCommands.has(name) ? 'case' : name.slice(0, name.indexOf('.')));

/** What other commands use (`records own`, `records put`, `vault renew`, `backup`, `restore`) is left to `call`. */
const hidden = new Set(['access.openOwn', 'records.putConditional', 'vault.copy', 'vault.restore', 'vault.outdated']);

const overrides: Readonly<Record<string, Override>> = {
  'review.get': { alias: 'show' },
  'review.applications': { name: 'list', alias: 'applications' },
  'catalog.get': { alias: 'show' },
  'process.get': { alias: 'show' },
  'process.case': { name: 'show' },
  'process.cases': { name: 'list', ...fromOwnNotes },
  'process.tasks': fromOwnNotes,
  'access.requests': { extra: addIndex, instead: inboxByIndex(transactions.access.requests, 'requests') },
  'access.grants': { extra: addIndex, instead: inboxByIndex(transactions.access.grants, 'grants') },
  'correction.list': { extra: addIndex, instead: inboxByIndex(transactions.correction.list, 'corrections') },
  'correction.notices': {
    extra: addIndex,
    instead: inboxByIndex(transactions.correction.notices, 'notices', 'requester'),
  },
  'audit.openings': {
    name: 'opened',
    instead: openedByIndex,
    alias: 'openings',
    extra: (command, session) => {
      const zh = session.settings.language === 'zh';
      command
        .option('--denied', zh ? '只看被拒绝的' : 'denied ones only')
        .option('--allowed', zh ? '只看被允许的' : 'allowed ones only');
      addIndex(command, session);
    },
    words: ({ denied, allowed }): Words => {
      if (denied && allowed) throw misuse(cliErrors.conflicting, { first: '--denied', second: '--allowed' });
      return denied ? { state: ['denied'] } : allowed ? { state: ['allowed'] } : {};
    },
  },
};

/** A group of commands a domain. */
export function domainCommands(session: Session): Command[] {
  return Object.entries(groups).map(([domain, text]) => {
    const zh = session.settings.language === 'zh';
    const group = new Command(domain)
      .description(zh ? text.zh : text.en)
      .usage(zh ? '<命令> [选项]' : '<command> [options]');
    for (const make of own[domain] ?? []) group.addCommand(make(session));
    for (const transaction of membersOf(domain === 'case' ? 'process' : (domain as Domain))) {
      if (groupOf(transaction) === domain && !hidden.has(transaction.name))
        group.addCommand(commandOf(session, transaction));
    }
    return group;
  });
}

function commandOf(session: Session, transaction: Transaction): Command {
  const make = written[transaction.name];
  return make ? make(session) : transactionCommand(session, transaction, overrides[transaction.name]);
}

/** How a transaction is called on the command line: `oneplusn catalog get <dataset>`. */
export function commandLineOf(transaction: Transaction): string {
  const { name } = transaction;
  if (hidden.has(name)) return `oneplusn call ${name}`;
  const words = flagsOf(transaction).flatMap((flag) => (flag.positional ? [flag.name] : []));
  return ['oneplusn', groupOf(transaction), kebab(overrides[name]?.name ?? actionOf(transaction)), ...words].join(' ');
}
