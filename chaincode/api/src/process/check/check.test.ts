import type { Problem } from '@oneplusn/errors';
import fc from 'fast-check';
import { soundDefinition } from '../../../test/definitions';
import { problems } from '../../errors/problems';
import { courseOf, mainCourse } from '../courses';
import type { Definition } from '../definition';
import { definitionProblems } from '.';

const wrong = problems.process;

/** A way to break a definition: the place and the problem that it must be refused for; undefined where it cannot be. */
type Break = (definition: Definition) => readonly [path: string, problem: { readonly key: string }] | undefined;

const endOf = ({ states }: Definition, course = mainCourse) =>
  states.findIndex((state) => state.kind === 'end' && courseOf(state) === course);
const forkOf = ({ states }: Definition) => states.findIndex(({ kind }) => kind === 'fork');
const always = { op: '=', field: 'n', value: 1 } as const;

const breaks: Readonly<Record<string, Break>> = {
  'a state stands twice': (definition) => {
    definition.states.push({ ...definition.states[0]! });
    return [`states.${definition.states.length - 1}.name`, wrong.nameTwice];
  },
  'an action stands twice': (definition) => {
    definition.actions.push({ ...definition.actions[0]! });
    return [`actions.${definition.actions.length - 1}.name`, wrong.nameTwice];
  },
  'an action leads nowhere': (definition) => {
    definition.actions[0]!.to = 'nowhere';
    return ['actions.0.to', wrong.noState];
  },
  'an action comes from nowhere': (definition) => {
    definition.actions[0]!.from.push('nowhere');
    return ['actions.0.from.1', wrong.noState];
  },
  'an action has no role': (definition) => {
    definition.actions[0]!.who.roles = [];
    return ['actions.0.who.roles', wrong.noRole];
  },
  'an action asks for a form that is not there': (definition) => {
    definition.actions[0]!.form = 'none';
    return ['actions.0.form', wrong.noForm];
  },
  'a form is never asked for': (definition) => {
    definition.forms.push({ ...definition.forms[0]!, name: 'spare' });
    return ['forms.1', wrong.formUnused];
  },
  'a guard looks at what no form has': (definition) => {
    definition.actions[0]!.guard = { op: 'or', of: [always, { ...always, field: 'absent' }] };
    return ['actions.0.guard.of.1', wrong.fieldUnknown];
  },
  'a guard takes a number for a text': (definition) => {
    definition.actions[0]!.guard = { ...always, value: 'one' };
    return ['actions.0.guard', wrong.valueOther];
  },
  'a state that no action leads to': (definition) => {
    definition.states.push({ name: 'lost', title: { zh: '无' }, kind: 'step' });
    return [`states.${definition.states.length - 1}`, wrong.unreachable];
  },
  'a state that no action leads out of': (definition) => {
    const at = definition.actions.length;
    definition.states.push({ name: 'pit', title: { zh: '坑' }, kind: 'step' });
    definition.actions.push({ ...definition.actions[0]!, name: `a${at}`, from: [startOf(definition)], to: 'pit' });
    return [`states.${definition.states.length - 1}`, wrong.deadlock];
  },
  'a circle without a way out': (definition) => {
    definition.states.push({ name: 'circle', title: { zh: '圈' }, kind: 'step' });
    const step = { ...definition.actions[0]!, to: 'circle' };
    definition.actions.push(
      { ...step, name: 'in', from: [startOf(definition)] },
      { ...step, name: 'on', from: ['circle'] },
    );
    return [`states.${definition.states.length - 1}`, wrong.cannotEnd];
  },
  'every way out has a guard that may be closed': (definition) => {
    const start = startOf(definition);
    for (const [i, action] of definition.actions.entries())
      if (action.from.includes(start)) action.guard = { ...always, value: 100 + i };
    return ['states.0', wrong.cannotEnd];
  },
  'no end': (definition) => {
    definition.states[endOf(definition)]!.kind = 'step';
    return ['states', wrong.noEnd];
  },
  'no start': (definition) => {
    definition.states[0]!.kind = 'step';
    return ['states', wrong.noStart];
  },
  'two starts': (definition) => {
    definition.states.push({ name: 'again', title: { zh: '又' }, kind: 'start' });
    return [`states.${definition.states.length - 1}`, wrong.startTwice];
  },
  'an end that is left': (definition) => {
    const end = definition.states[endOf(definition)]!.name;
    definition.actions[0]!.from.push(end);
    return ['actions.0.from.1', wrong.endLeft];
  },
  'a fork that does not say where it goes on': (definition) => {
    const fork = forkOf(definition);
    if (fork < 0) return undefined;
    delete definition.states[fork]!.then;
    return [`states.${fork}`, wrong.forkOpen];
  },
  'a step with branches': (definition) => {
    definition.states[0]!.branches = ['one', 'two'];
    return ['states.0', wrong.notAFork];
  },
  'an action that leaves its branch': (definition) => {
    const inside = definition.states.find((state) => state.within && state.kind === 'start');
    if (!inside) return undefined;
    definition.actions[0]!.from.push(inside.name);
    return ['actions.0.from.1', wrong.crosses];
  },
  'a branch without an end': (definition) => {
    const at = definition.states.findIndex(({ kind, within }) => kind === 'end' && within);
    if (at < 0) return undefined;
    const { fork, branch } = definition.states[at]!.within!;
    definition.states[at]!.kind = 'step';
    const around = definition.states.findIndex(({ name }) => name === fork);
    return [`states.${around}.branches.${definition.states[around]!.branches!.indexOf(branch)}`, wrong.noEnd];
  },
  'a state of a branch that is not there': (definition) => {
    const at = definition.states.findIndex(({ within }) => within);
    if (at < 0) return undefined;
    definition.states[at]!.within!.branch = 'none';
    return [`states.${at}.within.branch`, wrong.noBranch];
  },
  'a fork within itself': (definition) => {
    const fork = forkOf(definition);
    if (fork < 0) return undefined;
    const { name, branches } = definition.states[fork]!;
    definition.states[fork]!.within = { fork: name, branch: branches![0]! };
    return [`states.${fork}.within`, wrong.withinItself];
  },
  'a call that calls nothing': (definition) => {
    const at = callOf(definition);
    if (at < 0) return undefined;
    delete definition.states[at]!.calls;
    return [`states.${at}`, wrong.callOpen];
  },
  'a step that calls': (definition) => {
    const at = callOf(definition);
    if (at < 0) return undefined;
    definition.states[at]!.kind = 'step';
    return [`states.${at}`, wrong.notACall];
  },
  'an end of a call that leads nowhere': (definition) => {
    const at = callOf(definition);
    if (at < 0) return undefined;
    definition.states[at]!.calls!.ends['e0'] = 'nowhere';
    return [`states.${at}.calls.ends.e0`, wrong.noState];
  },
  'an end of a call that leads in a circle': (definition) => {
    const at = callOf(definition);
    if (at < 0) return undefined;
    const { name, calls } = definition.states[at]!;
    calls!.ends = { e0: name };
    definition.actions = definition.actions.filter(({ from }) => !from.includes(name));
    return [`states.${at}`, wrong.cannotEnd];
  },
  'an end of a call that leaves its branch': (definition) => {
    const at = definition.states.findIndex(({ calls, within }) => calls && within);
    if (at < 0) return undefined;
    definition.states[at]!.calls!.ends['e0'] = definition.states[endOf(definition)]!.name;
    return [`states.${at}.calls.ends.e0`, wrong.crosses];
  },
  'a call that gives what no form has': (definition) => {
    const at = callOf(definition);
    if (at < 0) return undefined;
    definition.states[at]!.calls!.gives = { n: 'absent' };
    return [`states.${at}.calls.gives.n`, wrong.fieldUnknown];
  },
  'a call that takes what no form has': (definition) => {
    const at = callOf(definition);
    if (at < 0) return undefined;
    definition.states[at]!.calls!.takes = { absent: 'n' };
    return [`states.${at}.calls.takes.absent`, wrong.fieldUnknown];
  },
  'a case that begins with a form that is not there': (definition) => {
    definition.begin = { form: 'none' };
    return ['begin.form', wrong.noForm];
  },
  'a case that nobody begins for residents': (definition) => {
    definition.begin = { residents: { roles: [] } };
    return ['begin.residents.roles', wrong.noRole];
  },
  'an applicant of a case that no resident begins': (definition) => {
    delete definition.begin;
    definition.actions[0]!.applicant = true;
    return ['actions.0.applicant', wrong.noApplicant];
  },
  'an escalation without a term': (definition) => {
    delete definition.states[0]!.days;
    definition.states[0]!.escalate = { roles: ['approver'] };
    return ['states.0.escalate', wrong.escalationTimeless];
  },
  'an escalation to nobody': (definition) => {
    Object.assign(definition.states[0]!, { days: 3, escalate: { roles: [] } });
    return ['states.0.escalate.roles', wrong.noRole];
  },
  'an escalation to a department below': (definition) => {
    Object.assign(definition.states[0]!, { days: 3, escalate: { roles: ['approver'], department: 'hrss/licensing' } });
    for (const action of definition.actions) delete action.applicant;
    return ['states.0.escalate.department', wrong.escalationBelow];
  },
  'an escalation where nothing can be done': (definition) => {
    const at = endOf(definition);
    Object.assign(definition.states[at]!, { days: 3, escalate: { roles: ['approver'] } });
    return [`states.${at}.escalate`, wrong.escalationIdle];
  },
  'a notice that is not there': (definition) => {
    definition.actions[0]!.notice = 'none';
    return ['actions.0.notice', wrong.noNotice];
  },
  'a notice that nobody sends': (definition) => {
    definition.notices = [...(definition.notices ?? []), { name: 'spare', title: { zh: '无' }, text: { zh: '无' } }];
    return [`notices.${definition.notices.length - 1}`, wrong.noticeUnused];
  },
  'a notice of what no form has': (definition) => {
    definition.notices = [{ name: 'got', title: { zh: '无' }, text: { zh: '{n}', en: '{n} {absent}' } }];
    definition.actions[0]!.notice = 'got';
    return ['notices.0.text.en', wrong.fieldUnknown];
  },
  'a fee that is not there': (definition) => {
    definition.actions[0]!.fee = { name: 'none', mark: 'due' };
    return ['actions.0.fee.name', wrong.noFee];
  },
  'a fee that nobody can settle': (definition) => {
    definition.fees = [{ name: 'other', title: { zh: '费' }, amount: 1 }];
    for (const action of definition.actions) action.fee = { name: 'other', mark: 'due' };
    return ['fees.0', wrong.feeOpen];
  },
  'a fee of what is no amount': (definition) => {
    definition.fees = [{ name: 'copy', title: { zh: '费' }, field: 'n' }];
    return ['fees.0.field', wrong.feeNoAmount];
  },
  'a fee of what no form has': (definition) => {
    definition.fees = [{ name: 'copy', title: { zh: '费' }, field: 'absent' }];
    return ['fees.0.field', wrong.fieldUnknown];
  },
  'rows that could never be filled in': (definition) => {
    definition.forms[0]!.groups = [{ ...group, min: 3, max: 1 }];
    return ['forms.0.groups.0.min', wrong.groupNever];
  },
  'rows that bear the name of a field': (definition) => {
    definition.forms[0]!.groups = [{ ...group, name: 'n' }];
    return ['forms.0.groups.0.name', wrong.nameTwice];
  },
  'rows whose rules contradict themselves': (definition) => {
    const properties = { months: { type: 'integer' as const, minimum: 2, maximum: 1 } };
    definition.forms[0]!.groups = [{ ...group, schema: { type: 'object', properties, required: [] } }];
    return ['forms.0.groups.0.schema.properties.months', problems.catalog.minimumAboveMaximum];
  },
};

const group = {
  name: 'jobs',
  title: { zh: '经历' },
  schema: { type: 'object' as const, properties: { months: { type: 'integer' as const } }, required: [] },
};

const callOf = ({ states }: Definition) => states.findIndex(({ calls }) => calls);
const startOf = ({ states }: Definition) => states.find((state) => state.kind === 'start' && !state.within)!.name;

const placed = (found: readonly Problem[]) =>
  found.map(({ args: { path, problem } }) => [path, (problem as Problem).key] as const);

test.each(Object.entries(breaks))('%s: refused, with its place', (_, breakIt) => {
  let broken = 0;
  fc.assert(
    fc.property(soundDefinition, (sound) => {
      const definition = structuredClone(sound);
      const expected = breakIt(definition);
      if (!expected) return;
      broken += 1;
      const [path, { key }] = expected;
      expect(placed(definitionProblems(definition))).toContainEqual([path, key]);
    }),
    { numRuns: 60 },
  );
  expect(broken).toBeGreaterThan(0);
});

test('all problems are told at once, in the order of the definition', () => {
  const [definition] = fc.sample(soundDefinition, 1);
  definition!.actions[0]!.to = 'nowhere';
  definition!.actions[0]!.who.roles = [];
  const found = placed(definitionProblems(definition!)).map(([path]) => path);
  expect(found).toEqual(expect.arrayContaining(['actions.0.to', 'actions.0.who.roles']));
});

test('sections hold each field of a form once', () => {
  const [definition] = fc.sample(soundDefinition, 1);
  const [form] = definition!.forms;
  delete form!.groups;
  const section = (fields: string[]) => ({ title: { zh: '一' }, fields });
  form!.sections = [section(['n']), section(['kind'])];
  expect(definitionProblems(definition!)).toEqual([]);
  form!.sections = [section(['n', 'absent']), section(['n'])];
  expect(placed(definitionProblems(definition!))).toEqual([
    ['forms.0.sections.0.fields.1', wrong.fieldUnknown.key],
    ['forms.0.sections.1.fields.0', wrong.nameTwice.key],
    ['forms.0.sections', wrong.fieldHidden.key],
  ]);
});

test('what is said of single fields is of fields that are there, and fits them', () => {
  const definition = structuredClone(fc.sample(soundDefinition, 1)[0]!);
  delete definition.forms[0]!.sections;
  const [form] = definition.forms;
  form!.when = { kind: { op: '>', field: 'n', value: 3 } };
  form!.kinds = { n: 'amount' };
  expect(definitionProblems(definition)).toEqual([]);
  form!.when = { kind: { op: '=', field: 'kind', value: 'a' }, n: { op: '=', field: 'absent', value: 1 } };
  form!.kinds = { n: 'document', absent: 'amount' };
  form!.help = { absent: { zh: '说明' } };
  expect(placed(definitionProblems(definition))).toEqual(
    expect.arrayContaining([
      ['forms.0.when.kind', wrong.guardsItself.key],
      ['forms.0.when.n', wrong.fieldUnknown.key],
      ['forms.0.kinds.n', wrong.kindOther.key],
      ['forms.0.kinds.absent', wrong.fieldUnknown.key],
      ['forms.0.help.absent', wrong.fieldUnknown.key],
    ]),
  );
});
