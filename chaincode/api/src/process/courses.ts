import type { Definition, ProcessAction, ProcessState } from './definition';

/** The name of the main course; that of a branch is `fork/branch`. */
export const mainCourse = '';

/**
 * The course that a state belongs to: the main one, or a branch of a fork. Actions never leave a course, so that forks
 * and joins are well nested by the way they are written.
 */
export const courseOf = ({ within }: Pick<ProcessState, 'within'>): string =>
  within ? branchOf(within.fork, within.branch) : mainCourse;

/** The course of a fork's branch. */
export const branchOf = (fork: string, branch: string): string => `${fork}/${branch}`;

/** A definition looked up by names. */
export interface Chart {
  readonly definition: Definition;
  state(name: string): ProcessState | undefined;
  action(name: string): ProcessAction | undefined;
  /** The states of a course, in the order of the definition. */
  course(name: string): readonly ProcessState[];
}

/** Looks a definition up by names. */
export function chartOf(definition: Definition): Chart {
  const states = new Map(definition.states.map((state) => [state.name, state]));
  const actions = new Map(definition.actions.map((action) => [action.name, action]));
  const courses = Map.groupBy(definition.states, courseOf);
  return {
    definition,
    state: (name) => states.get(name),
    action: (name) => actions.get(name),
    course: (name) => courses.get(name) ?? [],
  };
}
