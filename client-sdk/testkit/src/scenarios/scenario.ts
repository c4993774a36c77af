import type { AppShape } from '@oneplusn/sdk';

type Value = string | number | boolean;
type Fields = Readonly<Record<string, Value>>;
/** What is typed: values, and of a group its rows. */
type Typed = Readonly<Record<string, Value | readonly Fields[]>>;

/** What a person does. */
interface Doing {
  /** Authority and person, as the network names them: `GD/li`. */
  readonly by: string;
  /** What is typed into the form; what it fetches fills itself. */
  readonly fields?: Typed;
  /** The resident for whom a portal acts. */
  readonly resident?: string;
  /** What is filled in by hand or corrected after that, and why. */
  readonly added?: { readonly fields?: Fields; readonly reasons?: Readonly<Record<string, string>> };
  /** How many days pass before it: so a term runs out. */
  readonly after?: number;
  /** The code that it must be refused with: `PROCESS-105`. The case stays where it is. */
  readonly refused?: string;
}

/** One thing that a person does. */
export interface ScenarioStep<Action extends string = string, State extends string = string> extends Doing {
  readonly action: Action;
  /** Where it is done in the case of a called process: the state that waits for that. The action is one of its own. */
  readonly in?: State;
}

/** The same, its action held to the app that it is of. */
type Step<Action extends string, State extends string> =
  (ScenarioStep<Action> & { readonly in?: never }) | (ScenarioStep & { readonly in: State });

/** A story of one case: what others hold, who does what, and where it ends. */
interface Story<Dataset extends string = string, Action extends string = string, State extends string = string> {
  readonly name: string;
  /** Records that stand before, by dataset of the app; they stay for later scenarios. */
  readonly given?: { readonly [D in Dataset]?: readonly Fields[] };
  /** How the case begins; by whoever takes the first step, and without a form, where nothing is said. */
  readonly begin?: Omit<Doing, 'refused' | 'after'>;
  readonly when: readonly Step<Action, State>[];
  readonly then: {
    /** Where the case is at the end. */
    readonly at: State;
    /** What its forms say at the end, of these fields. */
    readonly data?: Fields;
  };
}

type Key<T> = keyof T & string;

/** A story of an app: it names what the app has. */
export type Scenario<A extends AppShape = AppShape> = Story<
  Key<A['datasets']>,
  Key<A['process']['actions']>,
  Key<A['process']['states']>
>;

/** What came of scenarios. */
export interface Played {
  readonly passed: readonly string[];
  readonly failed: readonly { readonly name: string; readonly why: string }[];
  /** Transitions that no scenario takes: `submit from draft`, `escalation from examining`. */
  readonly uncovered: readonly string[];
}

/**
 * Every transition of an app: each action from each of its states, each end of a process that a state calls, and that
 * somebody above steps in where the term of a state has passed.
 */
export const transitionsOf = ({ process }: Pick<AppShape, 'process'>): string[] => [
  ...Object.entries(process.actions).flatMap(([name, { from }]) => from.map((state) => transition(name, state))),
  ...Object.entries(process.states).flatMap(([state, { calls, escalate }]) => [
    ...Object.keys(calls?.ends ?? {}).map((end) => transition(end, state)),
    ...(escalate === undefined ? [] : [transition(steppingIn, state)]),
  ]),
];

/** The name of a transition. */
export const transition = (action: string, state: string): string => `${action} from ${state}`;

/** What it is called that somebody above acts. */
export const steppingIn = 'escalation';
