/** Findings of the watch, as people read them: what, whose doing, and on which figures it rests. */
import type { Finding } from '@oneplusn/indexer';
import type { Pen } from '../render/pen';
import { harmless } from '../render/width';

const words: Readonly<Record<Finding['sort'], { readonly zh: string; readonly en: string }>> = {
  'list.left-out': { zh: '列表缺少', en: 'left out by the list' },
  'list.invented': { zh: '列表中有, 区块中没有', en: 'in the list, and in no block' },
  'list.removed': { zh: '列表条目被移除', en: 'an entry of a list was removed' },
  'list.poisoned': { zh: '列表条目被捏造或污染', en: 'an entry of a list was made up or spoilt' },
  'key.frozen': { zh: '键被冻结, 他人不能再写', en: 'a key was frozen: others can no longer write it' },
  'fact.overwritten': { zh: '事实的文本被他人改写', en: "a fact's text was written by others" },
  'fact.removed': { zh: '事实的文本被移除', en: "a fact's text was removed" },
  'event.untrue': { zh: '交易的事件不属实', en: 'the event of a transaction is not true' },
  'flag.disputed': { zh: '节点的有效性标志与区块不符', en: 'the peer flags it otherwise than the blocks say' },
  'reading.volume': { zh: '调阅量远超该部门以往', en: 'many times what this department usually reads' },
  'reading.night': { zh: '夜间调阅', en: 'read at night' },
  'reading.unapplied': { zh: '该部门从未申请过该目录', en: 'its department had never applied for it' },
};

const grave = /^(?:list|key|fact|flag)\./;

export function findingLine({ sort, subject, actor, block, reason }: Finding, pen: Pen): string {
  const what = pen.paint(grave.test(sort) ? 'bad' : 'warning', pen.say(words[sort]));
  const figures = Object.entries(reason).map(([name, value]) => `${name}=${harmless(String(value))}`);
  const by = actor === undefined ? [] : [pen.say({ zh: '由 {actor}', en: 'by {actor}' }, { actor: harmless(actor) })];
  const at = block === undefined ? [] : [pen.say({ zh: '区块 {block}', en: 'block {block}' }, { block })];
  return [sort, what, harmless(subject), ...by, ...at, ...figures].join('  ');
}

export function findingsView(findings: readonly Finding[], pen: Pen): string {
  if (findings.length === 0) return pen.paint('good', pen.say({ zh: '没有发现异常', en: 'Nothing stands out' }));
  return findings.map((each) => findingLine(each, pen)).join('\n');
}
