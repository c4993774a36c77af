/** What is wrong with a scenario by itself: types would say it, and a scenario may come without. */
import type { Topology } from '@oneplusn/topology';
import type { AppShape } from '@oneplusn/sdk';
import { calledFrom } from './called';
import type { Scenario } from './scenario';

type Unknown = Readonly<Record<string, unknown>>;

/** What a scenario is called: for one that says nothing of it, by its place. */
export function nameOf(scenario: unknown, at: number): string {
  const name = isObject(scenario) ? scenario['name'] : undefined;
  return typeof name === 'string' && name !== '' ? name : `scenario ${at + 1}`;
}

/** The first thing that names nothing in the app or its network, or that no scenario can lack. */
export function misnamed(app: AppShape, scenario: unknown, topology: Topology): string | undefined {
  if (!isScenario(scenario)) return 'it needs a name, a list of steps under when, and under then where it ends';
  const { given = {}, begin, when, then } = scenario;
  const dataset = Object.keys(given).find((name) => !Object.hasOwn(app.datasets, name));
  if (dataset !== undefined) return `given: the app has no dataset ${dataset}`;
  if (when.length === 0) return 'nothing is done in it';
  if (begin?.by !== undefined && !isActor(topology, begin.by)) return `begin: the network has nobody ${begin.by}`;
  for (const [i, { by, action, in: state, after }] of when.entries()) {
    const said = `step ${i + 1}`;
    if (!isActor(topology, by)) return `${said}: the network has nobody ${by}`;
    const acted = state === undefined ? app : calledFrom(app, state);
    if (!acted) return `${said}: no state ${state ?? ''} calls an app that stands under calls`;
    if (!Object.hasOwn(acted.process.actions, action)) return `${said}: ${acted.name} has no action ${action}`;
    if (after !== undefined && !(Number.isSafeInteger(after) && after > 0)) return `${said}: after is a number of days`;
  }
  return Object.hasOwn(app.process.states, then.at) ? undefined : `then: the app has no state ${then.at}`;
}

const isObject = (value: unknown): value is Unknown => typeof value === 'object' && value !== null;

function isScenario(value: unknown): value is Scenario {
  if (!isObject(value)) return false;
  const { name, when, then, given = {}, begin = {} } = value;
  const steps = Array.isArray(when) ? (when as readonly unknown[]) : [null];
  const areSteps = steps.every(
    (step) => isObject(step) && typeof step['by'] === 'string' && typeof step['action'] === 'string',
  );
  const ends = isObject(then) && typeof then['at'] === 'string';
  return typeof name === 'string' && areSteps && ends && isObject(given) && isObject(begin);
}

function isActor({ authorities }: Topology, by: string): boolean {
  const [msp, id] = by.split('/');
  return authorities.some((each) => each.msp === msp && (id === 'admin' || each.actors.some((one) => one.id === id)));
}
