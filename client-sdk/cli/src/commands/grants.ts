/** `oneplusn access who|effect|usage`: what grants give, and how they are used. */
import { access, problems } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import { effectOfApproval, usageOfGrants, whoCouldRead, type Effect, type Usage } from '@oneplusn/sdk';
import { Command } from 'commander';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { labelOf } from '../language/labels';
import { nameOf, wantedOf } from '../options/globals';
import type { Pen } from '../render/pen';
import { table } from '../render/table';
import type { Session } from '../session';
import { columnsOf } from '../views/general';
import type { Item } from '../views/value';
import { sayIn } from '../language/say';

export function whoCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = new Command('who')
    .description(
      say(
        '列出现在可读取某信息项的机构和部门, 及所凭授权、转授或常设规则',
        'Who could read a field now, and by which grant, delegation or standing policy',
      ),
    )
    .usage('<dataset> <field>')
    .argument('[dataset]', say('目录条目 (如 MHRSS/insured)', 'Dataset (e.g. MHRSS/insured)'))
    .argument('[field]', say('信息项', 'field'));
  return command.action(async (dataset: string | undefined, field: string | undefined) => {
    if (dataset === undefined) throw misuse(cliErrors.required, { given: '<dataset>' });
    if (field === undefined) throw misuse(cliErrors.required, { given: '<field>' });
    const items = await whoCouldRead(await connected(session, command), dataset, field);
    const shown = items.map((item): Item => ({ ...item }));
    session.print({ items }, (pen) =>
      drawn(
        columnsOf(
          [
            'requester',
            ['department', 'role'],
            ['as', 'below'],
            'purpose',
            ['grant', 'policy'],
            ['expires', 'delegation'],
          ],
          pen,
        ),
        shown,
        pen,
      ),
    );
  });
}

export function effectCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = new Command('effect')
    .description(say('批准一项申请将新放开什么, 供批准前查看', 'What the approval of a request would newly allow'))
    .usage('<request>')
    .argument('[request]', say('申请 (如 GD/r-…)', 'Request (e.g. GD/r-…)'));
  return command.action(async (request: string | undefined) => {
    if (request === undefined) throw misuse(cliErrors.required, { given: '<request>' });
    const items = await effectOfApproval(await connected(session, command), request);
    session.print({ items }, (pen) => effects(items, pen));
  });
}

export function usageCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = new Command('usage')
    .description(
      say(
        '有效授权的使用情况: 从未使用的、将到期的、从未调阅的信息项',
        'How grants in force are used: those that never were, that soon lapse, and fields that nobody opened',
      ),
    )
    .usage(`[${say('选项', 'options')}]`)
    .option('--provider <msp>', say('哪个提供方的授权 (默认为本机构)', 'whose grants (by default your own)'))
    .option('--days <days>', say('多少天内到期算作将到期', 'a grant that ends within so many days soon lapses'), '30');
  return command.action(async () => {
    const { provider, days } = command.opts<{ readonly provider?: string; readonly days: string }>();
    if (!/^\d{1,4}$/.test(days))
      throw misuse(cliErrors.badValue, { given: '--days', problem: problemWith(problems.shape.wholeNumber) });
    const ledger = await connected(session, command);
    const items = await usageOfGrants(ledger, provider ?? ledger.msp, Number(days));
    session.print({ items }, (pen) => usages(items, pen));
  });
}

const changes = {
  new: { zh: '新放开', en: 'new' },
  more: { zh: '范围扩大', en: 'more than so far' },
  none: { zh: '已有授权', en: 'covered already' },
};

function effects(items: readonly Effect[], pen: Pen): string {
  const columns = [
    { header: labelOf('field', pen.language), cell: ({ field }: Effect) => field },
    { header: labelOf('as', pen.language), cell: ({ as }: Effect) => as },
    { header: pen.say({ zh: '批准后', en: 'Once approved' }), cell: ({ change }: Effect) => pen.say(changes[change]) },
    { header: labelOf('grants', pen.language), cell: ({ grants }: Effect) => grants.join(' ') },
    {
      header: pen.say({ zh: '本可依常设规则给予', en: 'Given by a policy anyway' }),
      cell: ({ policies = [] }: Effect) => policies.join(' '),
    },
  ];
  return table(columns, items, pen);
}

function usages(items: readonly Usage[], pen: Pen): string {
  const note = ({ openings, lapses, grant: { expires } }: Usage): string =>
    [
      ...(openings === 0 ? [pen.say({ zh: '从未使用', en: 'never used' })] : []),
      ...(lapses ? [pen.say({ zh: '{day} 到期', en: 'lapses {day}' }, { day: expires.slice(0, 10) })] : []),
    ].join(', ');
  const columns = [
    { header: labelOf('grant', pen.language), cell: ({ grant }: Usage) => grant.id, breaks: false },
    {
      header: labelOf('requester', pen.language),
      cell: ({ grant }: Usage) => access.holderOf(grant),
    },
    {
      header: labelOf('records', pen.language),
      cell: ({ records }: Usage) => String(records),
      align: 'right' as const,
    },
    {
      header: pen.say({ zh: '从未调阅的信息项', en: 'Fields nobody opened' }),
      cell: ({ unopened }: Usage) => unopened.join(' '),
    },
    { header: pen.say({ zh: '提示', en: 'Note' }), cell: note },
  ];
  return items.length === 0
    ? pen.say({ zh: '没有有效的授权', en: 'No grant is in force' })
    : table(columns, items, pen);
}

function drawn(columns: Parameters<typeof table<Item>>[0], items: readonly Item[], pen: Pen): string {
  return items.length === 0 ? pen.say({ zh: '没有', en: 'Nobody' }) : table(columns, items, pen);
}

const connected = (session: Session, command: Command) =>
  session.connect(wantedOf(command), 'evaluate', nameOf(command));
