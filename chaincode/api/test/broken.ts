/** Definitions that are broken in one way each: the check must refuse them, and say where. */
import type { Problem } from '@oneplusn/errors';
import fc from 'fast-check';
import { definitionProblems } from '../src/process/check';
import { courseOf, mainCourse } from '../src/process/courses';
import type { Definition } from '../src/process/definition';
import { soundDefinition } from './definitions';

/** A way to break a definition: the place and the problem that it must be refused for; undefined where it cannot be. */
export type Break = (definition: Definition) => readonly [path: string, problem: { readonly key: string }] | undefined;

/** Where a course ends, as the place of its first end. */
export const endOf = ({ states }: Definition, course = mainCourse): number =>
  states.findIndex((state) => state.kind === 'end' && courseOf(state) === course);

/** Problems as their places and keys. */
export const placed = (found: readonly Problem[]) =>
  found.map(({ args: { path, problem } }) => [path, (problem as Problem).key] as const);

/** A test for each way: random sound definitions, broken that way, are refused with the place. */
export function holdBreaks(breaks: Readonly<Record<string, Break>>): void {
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
}
