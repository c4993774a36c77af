/**
 * Tells the reader what went wrong: two lines for people, below them what is wrong with a file; one JSON document for
 * machines.
 */
import type { Text } from '@oneplusn/errors';
import { labelOf } from '../language/labels';
import { penFor, type Pen } from '../render/pen';
import { table, type Column } from '../render/table';
import { harmless } from '../render/width';
import type { Settings } from '../settings';
import type { Surroundings } from '../surroundings';
import type { Outcome, ToldFault } from './outcome';

const titles: Readonly<Record<Outcome['kind'], Text>> = {
  refused: { zh: '账本拒绝', en: 'Refused by the ledger' },
  usage: { zh: '用法有误', en: 'Wrong usage' },
  trouble: { zh: '未能完成', en: 'Not done' },
};

export function report(
  outcome: Outcome,
  { err, env }: Pick<Surroundings, 'err' | 'env'>,
  { language, json }: Pick<Settings, 'language' | 'json'>,
): void {
  if (json) {
    err.write(`${JSON.stringify({ error: outcome }, undefined, 2)}\n`);
    return;
  }
  const pen = penFor(err, env, language);
  const { code, message, remedy, faults = [] } = outcome;
  err.write(`${pen.paint('bad', `${pen.say(titles[outcome.kind])} ${code}`)}  ${harmless(message)}\n`);
  err.write(`${pen.paint('quiet', pen.say({ zh: '处理:', en: 'What to do:' }))} ${harmless(remedy)}\n`);
  if (faults.length > 0) err.write(`\n${faultTable(faults, Number(outcome.args['count'] ?? faults.length), pen)}\n`);
}

/** How many faults are shown to a person: more are not read, and are mostly of the same kind. */
const mostShown = 20;

function faultTable(faults: readonly ToldFault[], count: number, pen: Pen): string {
  const shown = table(columns(pen), faults.slice(0, mostShown), pen);
  if (count <= mostShown) return shown;
  const more = {
    zh: '前 {shown} 处, 共 {count} 处; --json 列出更多',
    en: 'The first {shown} of {count}; --json for more',
  };
  return `${shown}\n\n${pen.paint('quiet', pen.say(more, { shown: mostShown, count }))}`;
}

function columns(pen: Pen): Column<ToldFault>[] {
  const label = (name: string): string => labelOf(name, pen.language);
  return [
    { header: label('row'), cell: ({ row }) => String(row), align: 'right', breaks: false },
    {
      header: label('line'),
      cell: ({ line }) => (line === undefined ? '' : String(line)),
      align: 'right',
      breaks: false,
    },
    { header: label('field'), cell: ({ field }) => harmless(field), breaks: false },
    { header: label('value'), cell: ({ value = '' }) => shortened(harmless(value)) },
    { header: label('problem'), cell: ({ problem }) => harmless(problem) },
  ];
}

const shortened = (value: string): string => (value.length > 60 ? `${value.slice(0, 59)}…` : value);
