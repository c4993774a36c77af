/** What both sides do, as stories; records of the other authorities stand before. */
import type { Scenario } from '@oneplusn/testkit';
import type { fundCheck } from './fund-check.ts';
import type { receiving } from './receiving.ts';
import type { sending } from './sending.ts';

const [jiang, fan, li] = ['ZJ/jiang', 'ZJ/fan', 'GD/li'];

export const person = { idNumber: '44010619900307001X', name: '王芳', birthDate: '1990-03-07', province: '440000' };
export const certificate = {
  number: '440000-2026-000173',
  idNumber: person.idNumber,
  from: '2014-07-01',
  to: '2026-06-30',
  months: 144,
  balance: 9_812_345,
};
/** Another person's certificate: nobody gets a relation by that. */
const foreign = { ...certificate, number: '440000-2026-000999', idNumber: '11010519491231002X' };
/** Of somebody else, for whom the old place has transferred already. */
const other = { ...certificate, number: '440000-2026-000174' };
const transferred = {
  ...{ certificate: other.number, number: 'c-1', months: 144, balance: 9_812_345 },
  ...{ pooled: 15_300_000, ended: '2026-07-01' },
};

/** The three fields that a resident types, and where they worked. */
export const typed = {
  idNumber: person.idNumber,
  certificate: certificate.number,
  phone: '13800000000',
  employers: [{ employer: '示例电子有限公司', from: '2014-07-01', to: '2026-06-30' }],
};

const resident = person.idNumber;
const begin = { by: jiang, fields: typed, resident };
const settled = { ...begin, fields: { ...typed, certificate: other.number } };
const agree = { by: jiang, action: 'agree', fields: { account: '3300-0001' } } as const;
const receive = { by: jiang, action: 'receive', fields: { received: 25_112_345 } } as const;
const match = { by: jiang, in: 'checking', action: 'match' } as const;
const counted = { received: 20_000_000, difference: '少 51123.45 元' };
const differ = { by: jiang, in: 'checking', action: 'differ', fields: counted } as const;
const query = { by: jiang, action: 'query', fields: { difference: '到账金额少于信息表所载' } } as const;
const withdraw = { by: jiang, action: 'withdraw', resident } as const;

export const receivingScenarios: readonly Scenario<(typeof receiving)['app']>[] = [
  {
    name: 'three fields are typed, eight are fetched; the relation goes on at the new place',
    given: { participants: [person], certificates: [certificate, foreign, other], transfers: [transferred] },
    begin: settled,
    when: [agree, receive, match, { by: jiang, action: 'finish' }],
    then: { at: 'continued', data: { name: '王芳', months: 144, sentBalance: 9_812_345, endedThere: '2026-07-01' } },
  },
  {
    name: 'nothing can be confirmed before the old place has transferred',
    begin,
    when: [agree, { ...receive, refused: 'PROCESS-112' }],
    then: { at: 'waiting' },
  },
  {
    name: 'what does not agree is asked, and confirmed when it does',
    begin: settled,
    when: [agree, receive, match, query, receive, match, { by: jiang, action: 'finish' }],
    then: { at: 'continued' },
  },
  {
    name: 'money that is not there yet is waited for, and the amount that came stands in the case',
    begin: settled,
    when: [agree, receive, differ],
    then: { at: 'waiting', data: counted },
  },
  {
    name: 'what is not examined within fifteen working days the supervisor examines, and not before',
    begin: settled,
    when: [
      { ...agree, by: fan, refused: 'PROCESS-105' },
      { ...agree, by: fan, after: 22 },
    ],
    then: { at: 'waiting' },
  },
  {
    name: "another person's certificate opens nothing, and is explained in writing",
    begin: { ...begin, fields: { ...typed, certificate: foreign.number } },
    when: [
      { ...agree, refused: 'PROCESS-106' },
      { by: jiang, action: 'explain', refused: 'PROCESS-112' },
      { by: jiang, action: 'explain', fields: { reason: '凭证不是本人的' } },
    ],
    then: { at: 'explained' },
  },
  {
    name: 'who is not in the register yet is typed by hand, and marked so',
    begin: { ...begin, fields: { ...typed, idNumber: foreign.idNumber }, added: { fields: { name: '李梅' } } },
    when: [{ by: jiang, action: 'explain', fields: { reason: '凭证不是本人的' } }],
    then: { at: 'explained', data: { name: '李梅' } },
  },
  { name: 'withdrawn while it is examined', begin, when: [withdraw], then: { at: 'withdrawn' } },
  {
    name: 'withdrawn while it waits, and by nobody else than the applicant',
    begin,
    when: [agree, { ...withdraw, resident: foreign.idNumber, refused: 'PROCESS-121' }, withdraw],
    then: { at: 'withdrawn' },
  },
];

const sent = {
  ...{ certificate: certificate.number, number: 'c-1', idNumber: person.idNumber, name: person.name },
  ...{ account: '3300-0001', sent: '2026-07-01' },
};
const arrived = { by: li, fields: { certificate: certificate.number } };
/** What the old place settles. */
export const settlement = { months: 144, balance: 9_812_345, pooled: 15_300_000, slip: 'ab'.repeat(32) };

export const sendingScenarios: readonly Scenario<(typeof sending)['app']>[] = [
  {
    name: 'the letter is answered with form and money',
    given: { letters: [sent] },
    begin: arrived,
    when: [
      { by: li, action: 'transfer', fields: { ...settlement, slip: 'slip.pdf' }, refused: 'PROCESS-112' },
      { by: li, action: 'transfer', fields: settlement },
    ],
    then: { at: 'transferred', data: { letter: 'c-1', account: '3300-0001' } },
  },
  {
    name: 'a letter that is wrong goes back',
    begin: arrived,
    when: [{ by: li, action: 'return', fields: { difference: '凭证编号不是本地所开' } }],
    then: { at: 'returned' },
  },
];

/** The check of the money by itself. */
export const fundCheckScenarios: readonly Scenario<(typeof fundCheck)['app']>[] = [
  { name: 'the money is there', when: [{ by: jiang, action: 'match' }], then: { at: 'matched' } },
  {
    name: 'the money differs, and it is said by how much',
    when: [
      { by: jiang, action: 'differ', fields: { received: 20_000_000 }, refused: 'PROCESS-112' },
      { by: jiang, action: 'differ', fields: counted },
    ],
    then: { at: 'differs', data: { received: 20_000_000 } },
  },
];
