import fc from 'fast-check';
import { someFields, soundDefinition } from '../../test/definitions';
import type { Fields } from '../dataset/schema';
import { definitionProblems } from './check';
import { branchOf, chartOf, courseOf, mainCourse, type Chart } from './courses';
import { holds } from '../guard/guard';
import { begun, isOver, moved, offered, resumed, type Moved } from './run';

/** In every course that is running there is one state, and nothing runs besides. */
function expectWellNested(chart: Chart, at: readonly string[]): void {
  const running = new Set([mainCourse]);
  for (const name of at) for (const branch of chart.state(name)?.branches ?? []) running.add(branchOf(name, branch));
  const courses = at.map((name) => courseOf(chart.state(name)!));
  expect(courses.sort()).toEqual([...running].sort());
}

const open = (chart: Chart, at: readonly string[], fields: Fields) =>
  offered(chart, at).filter(({ guard }) => guard === undefined || holds(guard, fields));

/** All that can happen next: what people do, and what a case that is waited for brings by its end. */
const next = (chart: Chart, at: readonly string[], fields: Fields): (() => Moved)[] => [
  ...open(chart, at, fields).map((action) => () => moved(chart, at, action)),
  ...waiting(chart, at).map(
    ([state, end]) =>
      () =>
        resumed(chart, at, state, end),
  ),
];

const waiting = (chart: Chart, at: readonly string[]): (readonly [state: string, end: string])[] =>
  at.flatMap((name) => Object.keys(chart.state(name)?.calls?.ends ?? {}).map((end) => [name, end] as const));

/** Whether people can still bring a case to its end, while the forms say what they say. */
function canEnd(chart: Chart, from: readonly string[], fields: Fields): boolean {
  const seen = new Map([[from.join(), from]]);
  // A map goes on over what is added to it meanwhile.
  for (const [, at] of seen) {
    if (isOver(chart, at)) return true;
    for (const go of next(chart, at, fields)) {
      const after = go().at;
      seen.set(after.join(), after);
    }
  }
  return false;
}

test('no case of a sound definition is ever stuck, wherever random people have brought it', () => {
  const walk = fc.array(fc.record({ pick: fc.nat(99), fields: someFields }), { maxLength: 12 });
  fc.assert(
    fc.property(soundDefinition, walk, (definition, choices) => {
      expect(definitionProblems(definition)).toEqual([]);
      const chart = chartOf(definition);
      let { at } = begun(chart);
      for (const { pick, fields } of choices) {
        expectWellNested(chart, at);
        if (isOver(chart, at)) {
          expect(at).toHaveLength(1);
          expect(offered(chart, at)).toEqual([]);
          break;
        }
        expect(canEnd(chart, at, fields)).toBe(true);
        const ways = next(chart, at, fields);
        const after = ways[pick % ways.length]!();
        for (const name of after.at) expect(at.includes(name) || after.entered.has(name)).toBe(true);
        ({ at } = after);
      }
    }),
  );
});

test('a case goes on by an end of what it waits for, wherever that leads, and by no other', () => {
  let calls = 0;
  fc.assert(
    fc.property(soundDefinition, (definition) => {
      const chart = chartOf(definition);
      for (const { name, calls: called, within } of definition.states) {
        if (!called || within) continue;
        for (const [end, to] of Object.entries(called.ends)) {
          calls += 1;
          const { at, entered } = resumed(chart, [name], name, end);
          expect([at.includes(to), entered.has(to), at.includes(name)]).toEqual([true, true, false]);
        }
        expect(() => resumed(chart, [name], name, 'other')).toThrow(TypeError);
        expect(() => resumed(chart, [], name, Object.keys(called.ends)[0]!)).toThrow(TypeError);
      }
    }),
  );
  expect(calls).toBeGreaterThan(0);
});

test('an action that is not offered is not taken', () => {
  fc.assert(
    fc.property(soundDefinition, fc.nat(99), (definition, pick) => {
      const chart = chartOf(definition);
      const { at } = begun(chart);
      const action = definition.actions[pick % definition.actions.length]!;
      if (offered(chart, at).includes(action)) return;
      expect(() => moved(chart, at, action)).toThrow(TypeError);
    }),
  );
});
