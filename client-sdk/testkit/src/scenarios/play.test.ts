/** Stories of an app without data of its own that calls another one, and lets a term run out. */
import { defineApp } from '@oneplusn/sdk';
import type { Scenario } from './scenario';
import { playScenarios } from './play';

const clerk = { roles: ['official'] as const };
const title = (zh: string) => ({ zh });

const visit = defineApp({
  name: 'site-visit',
  datasets: {},
  roles: { clerk },
  forms: {
    report: {
      title: title('现场记录'),
      schema: { type: 'object', properties: { finding: { type: 'string' } }, required: ['finding'] },
    },
  },
  process: {
    title: title('现场查看'),
    department: 'hrss',
    states: {
      open: { title: title('待查看'), kind: 'start' },
      fine: { title: title('符合'), kind: 'end' },
      poor: { title: title('不符'), kind: 'end' },
    },
    actions: {
      pass: { title: title('符合'), from: ['open'], to: 'fine', by: 'clerk' },
      fail: { title: title('不符'), from: ['open'], to: 'poor', by: 'clerk', form: 'report' },
    },
  },
});

const shop = defineApp({
  name: 'shop',
  datasets: {},
  calls: [visit],
  roles: { clerk, above: { roles: ['approver'] } },
  forms: {
    refusal: { title: title('理由'), schema: { type: 'object', properties: { finding: { type: 'string' } } } },
  },
  process: {
    title: title('设店'),
    department: 'hrss',
    states: {
      examining: { title: title('审查中'), kind: 'start', days: 2, escalate: 'above' },
      visited: {
        title: title('查看中'),
        kind: 'call',
        calls: {
          ...{ process: 'ZJ/site-visit', version: 1, takes: { finding: 'finding' } },
          ends: { fine: 'done', poor: 'examining' },
        },
      },
      done: { title: title('已办结'), kind: 'end' },
      refused: { title: title('不予办理'), kind: 'end' },
    },
    actions: {
      visit: { title: title('派员查看'), from: ['examining'], to: 'visited', by: 'clerk' },
      refuse: { title: title('不予办理'), from: ['examining'], to: 'refused', by: 'clerk', form: 'refusal' },
    },
  },
});

type Story = Scenario<(typeof shop)['app']>;
const [jiang, fan] = ['ZJ/jiang', 'ZJ/fan'];
const visiting = { by: jiang, action: 'visit' } as const;
const fail = { by: jiang, in: 'visited', action: 'fail', fields: { finding: '门前台阶' } } as const;
const good: Story = {
  name: 'visited',
  when: [visiting, { by: jiang, in: 'visited', action: 'pass' }],
  then: { at: 'done' },
};
const again: Story = {
  name: 'found wanting, and seen again',
  when: [visiting, fail, { ...visiting, by: fan, refused: 'PROCESS-105' }, { ...visiting, by: fan, after: 7 }],
  then: { at: 'visited', data: { finding: '门前台阶' } },
};
const refused: Story = {
  name: 'refused',
  when: [{ by: jiang, action: 'refuse', fields: { finding: '无场地' } }],
  then: { at: 'refused' },
};

test('a story goes into the case of a called process, and days pass in it', async () => {
  const before = Date.now();
  const { passed, failed, uncovered } = await playScenarios(shop, [good, again, refused]);
  expect({ failed, uncovered }).toEqual({ failed: [], uncovered: [] });
  expect(passed).toHaveLength(3);
  expect(Date.now() - before).toBeLessThan(86_400_000);
});

test('an end of a called process, and stepping in, are transitions that a story has to take', async () => {
  const elsewhere: Story = { ...good, name: 'nobody is waited for', when: [fail] };
  const { failed, uncovered } = await playScenarios(shop, [good, elsewhere]);
  const why = 'step 1 (fail by ZJ/jiang): no case of another process is waited for in visited';
  expect(failed).toEqual([{ name: 'nobody is waited for', why }]);
  expect(uncovered).toEqual(['refuse from examining', 'escalation from examining', 'poor from visited']);
});

test('a story that names nothing in app or network fails by itself, and says what', async () => {
  const [step] = refused.when;
  const changed = (change: object): Story => ({ ...refused, ...change });
  const stories: [Story, string][] = [
    [changed({ given: { shops: [] } }), 'given: the app has no dataset shops'],
    [changed({ when: [{ ...step, by: 'ZJ/nobody' }] }), 'step 1: the network has nobody ZJ/nobody'],
    [changed({ begin: { by: 'XX/li' } }), 'begin: the network has nobody XX/li'],
    [changed({ when: [{ ...step, action: 'refuze' }] }), 'step 1: shop has no action refuze'],
    [
      changed({ when: [{ ...step, in: 'examining' }] }),
      'step 1: no state examining calls an app that stands under calls',
    ],
    [changed({ when: [{ ...step, after: 0.5 }] }), 'step 1: after is a number of days'],
    [changed({ when: [] }), 'nothing is done in it'],
    [changed({ then: { at: 'gone' } }), 'then: the app has no state gone'],
    [changed({ when: undefined }), 'it needs a name, a list of steps under when, and under then where it ends'],
    [changed({ begin: { by: 'GD/li' } }), expect.stringMatching(/^begin \(by GD\/li\): LEDGER-106/) as string],
  ];
  const { passed, failed } = await playScenarios(shop, [refused, ...stories.map(([story]) => story), null as never]);
  expect(passed).toEqual(['refused']);
  const whys = failed.map(({ why }) => why);
  const shapeless = 'it needs a name, a list of steps under when, and under then where it ends';
  expect(whys).toEqual([...stories.slice(0, -1).map(([, why]) => why), shapeless, stories.at(-1)?.[1]]);
  expect(failed.at(-2)?.name).toBe(`scenario ${stories.length + 2}`);
});

test('what a state goes on to is a state of the app', () => {
  const { process } = shop.app;
  const { visited } = process.states;
  const lost = { ...visited, calls: { ...visited.calls, ends: { fine: 'nowhere', poor: 'done' } } } as const;
  const states = { ...process.states, visited: lost };
  // @ts-expect-error -- no such state
  defineApp({ ...shop.app, process: { ...process, states } });
  // @ts-expect-error -- no such state waits for another process
  const wrong: Story = { ...good, when: [{ by: jiang, in: 'nowhere', action: 'pass' }] };
  expect(wrong.when).toHaveLength(1);
});
