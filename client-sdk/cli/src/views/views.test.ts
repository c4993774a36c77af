import { allTransactions } from '@oneplusn/api';
import { penFor } from '../render/pen';
import { viewed, show } from '.';

const sink = (columns?: number) => ({ write: () => undefined, isTTY: columns !== undefined, columns });
const zh = penFor(sink(), {}, 'zh');
const en = penFor(sink(), {}, 'en');
const provenance = { by: 'MHRSS/wu', at: '2026-10-01T16:30:05.000Z', txId: 'abc' };

const opening = {
  id: 'MHRSS/o-1',
  state: 'denied',
  denial: { code: 'ACCESS-126', args: { grant: 'MHRSS/g-1', quota: 10 } },
  dataset: 'MHRSS/insured',
  provider: 'MHRSS',
  requester: 'GD',
  department: 'hrss',
  actor: 'GD/li',
  fields: { name: 'whole', idNumber: 'last:4' },
  purpose: 'licence.review',
  records: 2,
  at: '2026-10-01T16:30:05.000Z',
  txId: 'abc',
};

test('views stand for transactions that there are', () => {
  const names: readonly string[] = allTransactions.map(({ name }) => name);
  expect(viewed.filter((name) => !names.includes(name))).toEqual([]);
});

test('an auditor reads who, what, and why it was denied', () => {
  const text = show('audit.openings', { items: [opening], unsound: ['MHRSS/o-9'], next: 'x y' }, zh);
  const [head, row] = text.split('\n');
  expect(head).toMatch(/^时间 +状态 +人员 +部门 +目录条目 +信息项 +记录数 +编号 +用途 +凭据或拒绝原因$/);
  expect(row).toContain('2026-10-02 00:30:05  拒绝  GD/li');
  expect(row).toContain('name, idNumber (后 4 位)');
  expect(row).toContain('ACCESS-126 授权 MHRSS/g-1 本周期额度 10 条已用尽');
  expect(text).toContain('MHRSS/o-9');
  expect(text).toContain("--after 'x y'");
  expect(show('audit.openings', { items: [opening], unsound: [] }, en)).toContain(
    'The quota of 10 records of grant MHRSS/g-1',
  );
});

test('on a terminal two members share a column, one under the other', () => {
  const text = show('audit.openings', { items: [opening], unsound: [] }, penFor(sink(100), { NO_COLOR: '1' }, 'zh'));
  expect(text.split('\n')[0]).toContain('人员 / 部门');
  expect(text.split('\n')[3]).toMatch(/^拒绝 +hrss/);
});

test('findings name the shared functions in both projects’ words', () => {
  const finding = {
    project: 'ZJ/cards',
    title: '社会保障卡系统',
    authority: 'ZJ',
    state: 'in-use',
    similarity: 6812,
    sharedFunctions: [
      { ours: '社保卡申领', theirs: '社会保障卡申领', similarity: 6100 },
      { ours: '待遇核验', theirs: '待遇核验', similarity: 10000 },
    ],
    sharedTerms: ['社会保障卡', '待遇'],
    byField: { title: 2230, functions: 6310, positioning: 4690, description: 6690 },
  };
  const text = show('review.file', { application: 'GD/p-1', compared: 12, findings: [finding], damaged: ['ZJ/x'] }, zh);
  for (const part of [
    '已申报: GD/p-1',
    '与 12 个项目比对, 1 个相似',
    '68.1%',
    '在用',
    '社保卡申领 ~ 社会保障卡申领 61.0%',
    '功能 63.1%',
    '封印不符: ZJ/x',
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain('待遇核验 ~');
  expect(show('review.preview', { compared: 3, findings: [], damaged: [] }, en)).toBe(
    'Compared with 3 projects: 0 similar',
  );
});

test('an application file has its parts under their names', () => {
  const application = { id: 'GD/p-1', title: '平台', functions: ['登记'], provenance };
  const decision = {
    id: 'Committee/d-1',
    application: 'GD/p-1',
    route: 'reuse',
    target: 'ZJ/cards',
    reason: '相同',
    provenance,
  };
  const text = show('review.get', { application, state: 'decided', decision, damaged: [] }, zh);
  expect(text).toMatch(/处置决定\n处置方式 +复用\n所依托的项目 +ZJ\/cards/);
  expect(text).toMatch(/状态 +已决定/);
});

test('a dataset shows its items as a table', () => {
  const schema = {
    type: 'object',
    properties: {
      birthDate: { type: 'string', format: 'date', title: '出生日期', 'x-derive': ['year'], 'x-grade': 'general-3' },
    },
    required: ['birthDate'],
  };
  const text = show(
    'catalog.get',
    { id: 'MHRSS/x', title: '甲', sharing: { class: 'conditional', condition: '许可' }, schema, provenance },
    zh,
  );
  expect(text).toMatch(/共享类型 +有条件共享\n共享条件 +许可/);
  expect(text).toMatch(/birthDate +出生日期 +日期 +\* +一般 3 级 +仅年份/);
});

test('facts show their seals', () => {
  const text = show(
    'ledger.fact',
    { kind: 'grant', id: 'MHRSS/g-1', value: { purpose: 'a.b' }, seals: [{ msp: 'MHRSS', state: 'broken' }] },
    zh,
  );
  expect(text).toMatch(/MHRSS +不符/);
  expect(text).toMatch(/用途 +a\.b/);
});

test('proposals are said in words', () => {
  const items = [
    { id: 'Committee/p-1', motion: { action: 'suspend', msp: 'GD', reason: '逾期' }, state: 'open', provenance },
  ];
  expect(show('registry.proposals', { items }, zh)).toContain('暂停: GD, 逾期');
  expect(show('registry.proposals', { items }, zh)).toContain('表决中');
  expect(show('registry.proposals', { items: [] }, en)).toBe('(none)');
});

test('what the ledger holds cannot drive the terminal', () => {
  const text = show('catalog.search', { items: [{ id: 'MHRSS/x', title: '\u001b]0;owned\u0007甲' }] }, zh);
  expect(text).not.toContain('\u001b');
  expect(text).toContain('\\u001b]0;owned\\u0007甲');
});
