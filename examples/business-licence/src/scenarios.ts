/** What the app does, as stories: what others hold, who does what, and where the case ends. */
import type { Scenario } from '@oneplusn/testkit';
import type { licence } from './app.ts';

const [clerk, registrar] = ['GD/li', 'GD/chu'];

export const person = {
  idNumber: '44010619900307001X',
  name: '王芳',
  sex: '女',
  ethnicGroup: '汉族',
  birthDate: '1990-03-07',
  address: '广东省广州市天河区示例路 1 号',
  validUntil: '2036-03-07',
};

export const place = {
  code: '440106-0001-0008',
  address: '广东省广州市天河区示例路 8 号 101',
  division: '440106',
  building: '示例大厦',
  use: '商业服务',
  area: 86,
};

/** The five fields that a person types. */
export const typed = {
  shop: '天河区街角小食堂',
  scope: '餐饮服务',
  capital: 5_000_000,
  idNumber: person.idNumber,
  premises: place.code,
};

const submit = { by: clerk, action: 'submit', fields: typed } as const;
const accept = { by: clerk, action: 'accept' } as const;
const pass = { by: clerk, action: 'pass' } as const;
const missing = { by: clerk, action: 'return', fields: { items: '请补充经营范围' } } as const;
const withdraw = { by: clerk, action: 'withdraw' } as const;

export const scenarios: readonly Scenario<(typeof licence)['app']>[] = [
  {
    name: 'five fields are typed, eleven are fetched, and the licence is issued',
    given: { persons: [person], addresses: [place] },
    when: [submit, accept, pass, { by: registrar, action: 'issue' }],
    then: { at: 'issued', data: { name: '王芳', home: person.address, place: place.address, area: 86 } },
  },
  {
    name: 'what is missing is told at once, and completed',
    when: [submit, missing, { ...submit, action: 'complete' }, accept, pass, { by: registrar, action: 'issue' }],
    then: { at: 'issued' },
  },
  {
    name: 'the registrar refuses, with the reason',
    when: [
      submit,
      accept,
      pass,
      { by: registrar, action: 'refuse', refused: 'PROCESS-112' },
      { by: registrar, action: 'refuse', fields: { reason: '经营场所依法不得用于经营' } },
    ],
    then: { at: 'refused' },
  },
  { name: 'withdrawn before it is accepted', when: [submit, withdraw], then: { at: 'withdrawn' } },
  { name: 'withdrawn instead of completed', when: [submit, missing, withdraw], then: { at: 'withdrawn' } },
  { name: 'withdrawn under review', when: [submit, accept, withdraw], then: { at: 'withdrawn' } },
  {
    name: 'the applicant corrects the address, with a reason',
    when: [
      { ...submit, added: { fields: { home: '广州市天河区新居 2 号' } }, refused: 'PROCESS-118' },
      { ...submit, added: { fields: { home: '广州市天河区新居 2 号' }, reasons: { home: '五月已迁居' } } },
    ],
    then: { at: 'submitted', data: { home: '广州市天河区新居 2 号' } },
  },
  {
    name: 'an operator without a card fills in the name by hand',
    when: [{ ...submit, fields: { ...typed, idNumber: '11010519491231002X' }, added: { fields: { name: '李梅' } } }],
    then: { at: 'submitted', data: { name: '李梅' } },
  },
  {
    name: 'only the registrar decides',
    when: [submit, accept, pass, { by: clerk, action: 'issue', refused: 'PROCESS-105' }],
    then: { at: 'deciding' },
  },
];
