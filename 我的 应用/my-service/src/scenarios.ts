/** What the app does, as stories: what others hold, who does what, and where the case ends. */
import type { Scenario } from '@oneplusn/testkit';
import type { app } from './app.ts';

const [clerk, officer] = ['GD/li', 'GD/chu'];

const person = { idNumber: '44010619900307001X', name: '王芳', address: '广东省广州市天河区示例路 1 号' };
const submit = { by: clerk, action: 'submit', fields: { idNumber: person.idNumber } } as const;

export const scenarios: readonly Scenario<(typeof app)['app']>[] = [
  {
    name: 'one field is typed, two are fetched, and the letter is issued',
    given: { persons: [person] },
    when: [submit, { by: officer, action: 'issue' }],
    then: { at: 'issued', data: { name: person.name, address: person.address } },
  },
  {
    name: 'the officer refuses, with the reason',
    when: [submit, { by: officer, action: 'refuse', fields: { reason: '地址正在核实' } }],
    then: { at: 'refused' },
  },
  {
    name: 'a clerk does not issue',
    when: [submit, { by: clerk, action: 'issue', refused: 'PROCESS-105' }],
    then: { at: 'submitted' },
  },
];
