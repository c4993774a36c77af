/** Tells the reader what went wrong: two lines for people, one JSON document for machines. */
import type { Text } from '@oneplusn/errors';
import { penFor } from '../render/pen';
import { harmless } from '../render/width';
import type { Settings } from '../settings';
import type { Surroundings } from '../surroundings';
import type { Outcome } from './outcome';

const titles: Readonly<Record<Outcome['kind'], Text>> = {
  refused: { zh: '账本拒绝', en: 'Refused by the ledger' },
  usage: { zh: '用法有误', en: 'Wrong usage' },
  trouble: { zh: '未能完成', en: 'Not done' },
};

export function report(
  outcome: Outcome,
  { err, env }: Pick<Surroundings, 'err' | 'env'>,
  { language, json }: Settings,
): void {
  if (json) {
    err.write(`${JSON.stringify({ error: outcome }, undefined, 2)}\n`);
    return;
  }
  const pen = penFor(err, env, language);
  const { code, message, remedy } = outcome;
  err.write(`${pen.paint('bad', `${pen.say(titles[outcome.kind])} ${code}`)}  ${harmless(message)}\n`);
  err.write(`${pen.paint('quiet', pen.say({ zh: '处理:', en: 'What to do:' }))} ${harmless(remedy)}\n`);
}
