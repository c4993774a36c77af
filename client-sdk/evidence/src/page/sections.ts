/** What a verdict says, as headings and rows: the page for people is drawn of it, as text or as HTML. */
import type { Language, Text } from '@oneplusn/errors';
import type { Claims } from '../verify/claims';
import type { Verdict } from '../verify/verifier';

/** A name and what stands there. */
type Row = readonly [name: Text, value: Text | string];

/** A heading with its rows. */
export interface Section {
  readonly heading: Text;
  readonly rows: readonly Row[];
}

const verdicts: Readonly<Record<Verdict['verdict'], Text>> = {
  proven: { zh: '成立: 文件证明以下内容', en: 'Proven: the file proves what follows' },
  indeterminate: {
    zh: '不能确定: 未见有误, 但下列事项无法由本文件得知',
    en: 'Indeterminate: nothing is wrong, but some of it cannot be known from this file',
  },
  refused: {
    zh: '不成立: 不得采信, 以下内容只是文件所称',
    en: 'Refused: do not rely on it. What follows is only what the file says',
  },
};

export const verdictText = ({ verdict }: Verdict): Text => verdicts[verdict];

/** All of it, in the order in which it is read. */
export function sectionsOf({ findings, claims }: Verdict): Section[] {
  const against = findings.map(({ code, error }): Row => [
    { zh: code, en: code },
    inBoth((language) => lineOf(error, language)),
  ]);
  return [
    ...(against.length === 0 ? [] : [{ heading: { zh: '问题', en: 'What stands against it' }, rows: against }]),
    ...(claims ? claimed(claims) : []),
  ];
}

function lineOf(error: Verdict['findings'][number]['error'], language: Language): string {
  const { message, remedy } = error.text(language);
  return language === 'zh' ? `${message}。${remedy}。` : `${message}. ${remedy}.`;
}

function claimed({ channel, ledger, chaincode, transactions, facts, records, times }: Claims): Section[] {
  const top: Row[] = [
    [{ zh: '通道', en: 'Channel' }, channel],
    [{ zh: '创世区块散列', en: 'Hash of block 0' }, ledger],
    [{ zh: '链码', en: 'Chaincode' }, chaincode],
    ...times.map(({ time, authority }): Row => [
      { zh: '时间戳', en: 'Time stamp' },
      { zh: `${time} 时已存在, ${authority}`, en: `it existed at ${time}, says ${authority}` },
    ]),
  ];
  return [
    { heading: { zh: '账本', en: 'The ledger' }, rows: top },
    ...facts.map(factSection),
    ...records.map(recordSection),
    ...transactions.map(transactionSection),
  ];
}

const named = { zh: '交易', en: 'Transaction' };
const list = (words: readonly string[]): Text => ({ zh: words.join('、') || '无', en: words.join(', ') || 'none' });

function factSection({ kind, id, transaction, sealers, text }: Claims['facts'][number]): Section {
  return {
    heading: { zh: `事实 ${kind} ${id}`, en: `Fact ${kind} ${id}` },
    rows: [
      [{ zh: '封印', en: 'Sealed by' }, list(sealers)],
      [named, transaction],
      ...(text === undefined ? [] : [[{ zh: '内容', en: 'Content' }, text] as const]),
    ],
  };
}

function recordSection({ dataset, version, fields, transaction }: Claims['records'][number]): Section {
  return {
    heading: { zh: `记录 ${dataset}, 第 ${version} 版`, en: `Record of ${dataset}, version ${version}` },
    rows: [
      ...fields.map(({ field, as, value }): Row => [{ zh: `${field} (${as})`, en: `${field} (${as})` }, String(value)]),
      [{ zh: '承诺于交易', en: 'Committed to in' }, transaction],
    ],
  };
}

function transactionSection(each: Claims['transactions'][number]): Section {
  const { id, block, position, time, caller, endorsers, checkpoints } = each;
  const place = { zh: `区块 ${block}, 第 ${position + 1} 笔`, en: `block ${block}, number ${position + 1} in it` };
  return {
    heading: { zh: `交易 ${id}`, en: `Transaction ${id}` },
    rows: [
      [{ zh: '位置', en: 'Place' }, place],
      [{ zh: '发起人', en: 'Called by' }, caller ? `${caller.authority}, ${caller.name}` : '?'],
      [{ zh: '发起人所述时间', en: 'At, by the caller' }, time ?? '?'],
      [{ zh: '调用', en: 'Calls' }, each.function],
      [{ zh: '背书', en: 'Endorsed by' }, list(endorsers)],
      [{ zh: '有效性由其检查点为证', en: 'Valid, by checkpoints of' }, list(checkpoints)],
    ],
  };
}

const inBoth = (say: (language: Language) => string): Text => ({ zh: say('zh'), en: say('en') });
