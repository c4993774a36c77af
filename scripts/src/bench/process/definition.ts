/** The processes that are measured: one small one, and one as large as there may be. */
import type { InputOf, Transactions } from '@oneplusn/api';

type Given = InputOf<Transactions['process']['publish']>['definition'];

/** What the process is published under, and who acts. */
export const [processName, publisher, clerk] = ['bench', 'GD/feng', 'GD/li'];

const title = { zh: '性能测试', en: 'Bench' };
const who = { roles: ['official'] as const };
const department = 'hrss/licensing';

/** A case that never ends by itself: each completion fills in a form of three fields and moves it. */
export const repeating: Given = {
  title,
  department,
  days: 20,
  states: [
    { name: 'open', title, kind: 'start', days: 5 },
    { name: 'review', title, days: 5 },
    { name: 'closed', title, kind: 'end' },
  ],
  actions: [
    { name: 'submit', title, from: ['open', 'review'], to: 'review', who, form: 'facts' },
    { name: 'close', title, from: ['review'], to: 'closed', who },
  ],
  forms: [
    {
      name: 'facts',
      title,
      schema: {
        type: 'object',
        properties: {
          shop: { type: 'string', maxLength: 40 },
          area: { type: 'integer', minimum: 1 },
          rented: { type: 'boolean' },
        },
        required: ['shop', 'area'],
      },
    },
  ],
};

/** A definition of so many states, each with a way on, a way back by a guard, and a way out. */
export function large(states: number): Given {
  const names = Array.from({ length: states }, (_, i) => `s${i}`);
  const [last] = names.slice(-1);
  return {
    ...repeating,
    states: names.map((name, i) => ({
      ...{ name, title, days: 5 },
      ...(i === 0 ? { kind: 'start' as const } : name === last ? { kind: 'end' as const } : {}),
    })),
    actions: names.slice(0, -1).flatMap((name, i) => [
      { name: `on-${i}`, title, from: [name], to: names[i + 1] ?? name, who, ...(i === 0 && { form: 'facts' }) },
      {
        ...{ name: `back-${i}`, title, from: [name], to: names[Math.max(0, i - 1)] ?? name, who },
        guard: { op: '>', field: 'area', value: i } as const,
      },
      { name: `out-${i}`, title, from: [name], to: last ?? name, who },
    ]),
  };
}
