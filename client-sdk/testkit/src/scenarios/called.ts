/** The apps whose processes an app calls. */
import type { App, AppShape } from '@oneplusn/sdk';

/** What is played: the app, and the process that it becomes. */
export interface Staged {
  readonly app: AppShape;
  readonly definition: App['definition'];
}

/** An app with all that it calls, and those call: the lowest first, itself the last. */
export const withCalled = (staged: Staged): Staged[] => [...(staged.app.calls ?? []).flatMap(withCalled), staged];

/** The app whose process a state calls; undefined where it calls none that the app names. */
export function calledFrom({ process, calls = [] }: AppShape, state: string): AppShape | undefined {
  const called = process.states[state]?.calls?.process;
  return calls.find(({ app }) => called?.slice(called.indexOf('/') + 1) === app.name)?.app;
}
