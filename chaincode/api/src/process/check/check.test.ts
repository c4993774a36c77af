import fc from 'fast-check';
import { endOf, holdBreaks, placed, type Break } from '../../../test/broken';
import { soundDefinition } from '../../../test/definitions';
import { problems } from '../../errors/problems';
import type { Definition } from '../definition';
import { definitionProblems } from '.';

const wrong = problems.process;

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
};

const startOf = ({ states }: Definition) => states.find((state) => state.kind === 'start' && !state.within)!.name;

holdBreaks(breaks);

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
