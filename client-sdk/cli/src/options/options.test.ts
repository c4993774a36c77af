import { allTransactions, transactions, type Transaction } from '@oneplusn/api';
import * as fc from 'fast-check';
import { refusal } from '../../test/refusal';
import { readDocument } from './document';
import { flagsOf, helpOf } from './flags';
import { inputOf, type Words } from './words';

const { access, audit, catalog, registry, review } = transactions;
const read = (transaction: Transaction, words: Words, document?: unknown) =>
  inputOf(transaction, flagsOf(transaction), words, document);

const wanted = {
  dataset: ['MHRSS/insured'],
  fields: ['name,birthDate=year', 'idNumber=last:4'],
  purpose: ['licence.review'],
  basis: ['行政许可法'],
  scenario: ['核验'],
  days: ['90'],
  quota: ['1000/day'],
};

describe('flags', () => {
  it('give every field of every transaction a name of its own', () => {
    for (const transaction of allTransactions) {
      const names = flagsOf(transaction).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const flag of flagsOf(transaction))
        for (const language of ['zh', 'en'] as const) expect(helpOf(flag, language)).not.toBe('');
    }
  });
  it('name what a command is about by arguments', () => {
    const positional = (transaction: Transaction) =>
      flagsOf(transaction)
        .filter((flag) => flag.positional)
        .map(({ name }) => name);
    expect(positional(catalog.get)).toEqual(['<dataset>']);
    expect(positional(transactions.records.get)).toEqual(['<dataset>', '<key>']);
    expect(positional(transactions.ledger.fact)).toEqual(['<kind>', '<id>']);
    expect(positional(audit.openings)).toEqual([]);
    expect(positional(catalog.publish)).toEqual([]);
  });
  it('say choices, examples and defaults in help', () => {
    const flag = (name: string) => flagsOf(catalog.search).find(({ field }) => field === name) ?? fail(name);
    expect(helpOf(flag('sharing'), 'en')).toContain('unconditional | conditional | not-shared');
    expect(helpOf(flag('size'), 'zh')).toContain('默认 50');
    expect(helpOf(flag('provider'), 'zh')).toBe('只列由该机构对记录负责的条目 (如 MHRSS)');
  });
});

const fail = (name: string): never => {
  throw new Error(name);
};

describe('words', () => {
  it('are read by the form of each field', () => {
    expect(read(access.request, wanted)).toEqual({
      dataset: 'MHRSS/insured',
      fields: { name: 'whole', birthDate: 'year', idNumber: 'last:4' },
      purpose: 'licence.review',
      basis: '行政许可法',
      scenario: '核验',
      days: 90,
      quota: { records: 1000, per: 'day' },
    });
  });
  it('take a day for its beginning in China, and for its end where a span ends', () => {
    expect(read(audit.openings, { since: ['2026-10-01'], until: ['2026-10-31'] })).toEqual({
      since: '2026-09-30T16:00:00.000Z',
      until: '2026-10-31T15:59:59.999Z',
    });
  });
  it('go before the document', () => {
    const draft = { title: '甲', domain: '人社', functions: ['登记'], positioning: '省级', description: '说明' };
    expect(read(review.preview, { title: ['乙'], functions: ['核验', '查询'] }, draft)).toEqual({
      ...draft,
      title: '乙',
      functions: ['核验', '查询'],
    });
  });
  it('hold structured values as YAML, and pairs as first=second', () => {
    expect(read(registry.propose, { motion: ['{action: suspend, msp: GD, reason: 逾期未整改}'] })).toEqual({
      motion: { action: 'suspend', msp: 'GD', reason: '逾期未整改' },
    });
    const decision = {
      application: ['GD/p-1'],
      route: ['independent'],
      reason: ['确有不同'],
      differences: ['ZJ/x=服务企业=不服务个人'],
    };
    expect(read(review.decide, decision)).toMatchObject({
      differences: [{ project: 'ZJ/x', difference: '服务企业=不服务个人' }],
    });
  });
  it.each([
    ['a missing field', access.request, { ...wanted, days: undefined }, 'CLI-105', '--days'],
    ['a missing argument', catalog.get, {}, 'CLI-105', '<dataset>'],
    ['text for a number', access.request, { ...wanted, days: ['many'] }, 'CLI-106', 'whole number'],
    ['a number out of bounds', access.request, { ...wanted, days: ['4000'] }, 'CLI-106', '1095'],
    ['an id without its authority', catalog.get, { dataset: ['insured'] }, 'CLI-106', 'MHRSS/insured'],
    [
      'a word that is no choice',
      catalog.search,
      { sharing: ['secret'] },
      'CLI-106',
      'unconditional, conditional, not-shared',
    ],
    ['a quota without its window', access.request, { ...wanted, quota: ['1000'] }, 'CLI-106', '1000/day'],
    ['no moment', audit.openings, { since: ['soon'] }, 'CLI-106', '--since'],
    ['broken YAML', registry.propose, { motion: ['{action: '] }, 'CLI-106', '--motion'],
    [
      'a pair without its second',
      review.decide,
      { application: ['GD/p-1'], route: ['independent'], reason: ['x'], differences: ['ZJ/x'] },
      'CLI-106',
      'project=difference',
    ],
  ])('refuse %s', (_, transaction, words, code, part) => {
    const refused = refusal(() =>
      read(transaction, Object.fromEntries(Object.entries(words).filter(([, given]) => given !== undefined)) as Words),
    );
    expect(refused.code).toBe(code);
    expect(refused.en).toContain(part);
  });
  it('refuse what the description does not know, however deep', () => {
    const refused = (document: unknown) => refusal(() => read(registry.found, {}, document));
    const authorities = [
      { msp: 'A', name: { zh: '甲' }, kind: 'ministry' },
      { msp: 'B', name: { zh: '乙', ru: 'x' }, kind: 'province' },
    ];
    expect(refused({ authorities })).toMatchObject({
      code: 'CLI-107',
      en: expect.stringContaining('authorities.1.name.ru') as string,
    });
    expect(refused({ autorities: [] }).code).toBe('CLI-105');
    expect(refused([]).code).toBe('CLI-106');
    expect(refused('text').code).toBe('CLI-106');
  });
  it('never repeat a value that was refused', () => {
    fc.assert(
      fc.property(
        fc
          .string({ minLength: 6, unit: 'grapheme-ascii' })
          .filter((text) => !/^[A-Z]/i.test(text) && !/^\W*$/.test(text)),
        (text) => {
          expect(refusal(() => read(catalog.get, { dataset: [text] })).en).not.toContain(text);
        },
      ),
    );
  });
});

describe('documents', () => {
  it('are JSON or YAML', () => {
    expect(readDocument('{"a": [1]}', 'f')).toEqual({ a: [1] });
    expect(readDocument('a: 1\nb: [x, y]', 'f')).toEqual({ a: 1, b: ['x', 'y'] });
    expect(readDocument('{a: 1}', 'f')).toEqual({ a: 1 });
    expect(refusal(() => readDocument('{"a": ', 'f.json')).code).toBe('CLI-109');
    expect(refusal(() => readDocument('a: [', 'f.yaml')).en).toContain('f.yaml');
  });
});
