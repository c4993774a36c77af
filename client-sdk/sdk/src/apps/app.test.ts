/** What an app says must name what it has: the lines marked as errors are held by the compiler. */
import { defineDataset } from '../dataset/define';
import { defineApp, type AppOn } from './app';

const persons = defineDataset({
  id: 'MHRSS/persons',
  key: ['idNumber'],
  sharing: { class: 'conditional', condition: '用于行政许可' },
  schema: {
    type: 'object',
    properties: {
      idNumber: { type: 'string', format: 'resident-id', 'x-derive': ['last:4'] },
      name: { type: 'string' },
      months: { type: 'integer' },
    },
    required: ['idNumber', 'name'],
  },
});

const title = { zh: '某事' };
const parts = {
  name: 'permit',
  datasets: { persons },
  roles: { clerk: { roles: ['official'], department: 'hrss' } },
  forms: {
    application: {
      title,
      schema: {
        type: 'object',
        properties: {
          idNumber: { type: 'string', format: 'resident-id' },
          shop: { type: 'string' },
          name: { type: 'string' },
          months: { type: 'integer' },
        },
      },
      fetches: [
        {
          dataset: 'persons',
          key: ['idNumber'],
          purpose: 'licence.review',
          fields: { name: 'name', months: { item: 'months' } },
        },
      ],
    },
  },
} as const;
const [states, action] = [
  { draft: { title, kind: 'start' }, done: { title, kind: 'end' } },
  { title, from: ['draft'], to: 'done', by: 'clerk' },
] as const;
const about = { title, department: 'hrss' };
const escalating = { ...states, draft: { ...states.draft, days: 3, escalate: 'nobody' } } as const;

const permit = defineApp({
  ...parts,
  process: {
    ...about,
    states,
    actions: { submit: { ...action, form: 'application' }, close: action },
  },
});

test('names are put in place of what they stand for', () => {
  const { actions, forms, states: all } = permit.definition;
  expect(permit.problems()).toEqual([]);
  expect(all.map(({ name }) => name)).toEqual(['draft', 'done']);
  expect(actions[0]).toMatchObject({ name: 'submit', who: { roles: ['official'], department: 'hrss' } });
  expect(forms?.[0]?.fetches).toEqual([
    {
      ...{ dataset: 'MHRSS/persons', key: ['idNumber'], purpose: 'licence.review' },
      fields: { name: { item: 'name' }, months: { item: 'months' } },
    },
  ]);
});

test('what names nothing in the app does not compile', () => {
  const all = [
    // @ts-expect-error -- no such state
    defineApp({ ...parts, process: { ...about, states, actions: { submit: { ...action, to: 'lost' } } } }),
    // @ts-expect-error -- no such state to come from
    defineApp({ ...parts, process: { ...about, states, actions: { submit: { ...action, from: ['lost'] } } } }),
    // @ts-expect-error -- no such role
    defineApp({ ...parts, process: { ...about, states, actions: { submit: { ...action, by: 'nobody' } } } }),
    // @ts-expect-error -- no such form
    defineApp({ ...parts, process: { ...about, states, actions: { submit: { ...action, form: 'none' } } } }),
    // @ts-expect-error -- no such notice
    defineApp({ ...parts, process: { ...about, states, actions: { submit: { ...action, notice: 'none' } } } }),
    // @ts-expect-error -- no such form to begin with
    defineApp({ ...parts, process: { ...about, states, actions: { submit: action }, begin: { form: 'none' } } }),
    // @ts-expect-error -- no such role to escalate to
    defineApp({ ...parts, process: { ...about, states: escalating, actions: { submit: action } } }),
  ];
  expect(all).toHaveLength(7);
});

test('a fetch of what its dataset does not have does not compile', () => {
  const process = { ...about, states, actions: { submit: { ...action, form: 'application' } } } as const;
  const { application } = parts.forms;
  const [fetch] = application.fetches;
  const wrong = {
    dataset: { ...application, fetches: [{ ...fetch, dataset: 'x' }] },
    item: { ...application, fetches: [{ ...fetch, fields: { name: 'x' } }] },
    field: { ...application, fetches: [{ ...fetch, fields: { x: 'name' } }] },
    key: { ...application, fetches: [{ ...fetch, key: ['x'] }] },
  } as const;
  const all = [
    // @ts-expect-error -- no such dataset
    defineApp({ ...parts, process, forms: { application: wrong.dataset } }),
    // @ts-expect-error -- no such item
    defineApp({ ...parts, process, forms: { application: wrong.item } }),
    // @ts-expect-error -- no such field of the form
    defineApp({ ...parts, process, forms: { application: wrong.field } }),
    // @ts-expect-error -- no form has such a key
    defineApp({ ...parts, process, forms: { application: wrong.key } }),
    defineApp({ ...parts, process, forms: { application: { ...application, fetches: [fetch] } } }),
  ];
  expect(all).toHaveLength(5);
});

test('what a person types is typed by the form, and what is fetched is not typed', () => {
  type On = AppOn<(typeof permit)['app']>;
  type File = Parameters<On['act']>[0];
  const uses = (on: On, file: File) => [
    on.fill(file, 'submit', { idNumber: '11010519491231002X', shop: '街角小食堂' }),
    on.act(file, 'close'),
    // @ts-expect-error -- the name is fetched
    on.fill(file, 'submit', { name: '王芳' }),
    // @ts-expect-error -- a text, not a number
    on.fill(file, 'submit', { shop: 1 }),
    // @ts-expect-error -- no such action
    on.act(file, 'burn'),
    // @ts-expect-error -- it takes no form
    on.act(file, 'close', { shop: 'x' }),
  ];
  expect(uses).toHaveLength(2);
});

test('what stands beside the course is put in its place too; a case begins with what its form asks for', () => {
  const rows = {
    name: 'jobs',
    title,
    schema: { type: 'object', properties: { months: { type: 'integer' } } },
  } as const;
  const app = defineApp({
    ...parts,
    forms: { application: { ...parts.forms.application, groups: [rows] } },
    process: {
      ...about,
      states: { ...states, draft: { ...states.draft, days: 3, escalate: 'clerk' } },
      begin: { form: 'application', residents: 'clerk' },
      notices: { got: { title, text: { zh: '{shop}' } } },
      fees: { copy: { title, amount: 1000 } },
      actions: {
        bill: { ...action, to: 'draft', notice: 'got', fee: { name: 'copy', mark: 'due' } },
        close: { ...action, fee: { name: 'copy', mark: 'paid' } },
      },
    },
  });
  const clerk = { roles: ['official'], department: 'hrss' };
  expect(app.problems()).toEqual([]);
  expect(app.definition).toMatchObject({
    begin: { form: 'application', residents: clerk },
    states: [{ escalate: clerk }, {}],
    notices: [{ name: 'got' }],
    fees: [{ name: 'copy', amount: 1000 }],
  });
  const uses = (on: AppOn<(typeof app)['app']>) => [
    on.begin({ fields: { shop: '街角小食堂', jobs: [{ months: 3 }] }, resident: 'x' }),
    // @ts-expect-error -- a number, not a text
    on.begin({ fields: { jobs: [{ months: '3' }] } }),
    // @ts-expect-error -- the name is fetched
    on.begin({ fields: { name: '王芳' } }),
  ];
  expect(uses).toHaveLength(1);
});
