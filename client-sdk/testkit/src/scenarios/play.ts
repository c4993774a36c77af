/** Plays scenarios of an app on a ledger of their own, in seconds, and says which transitions none has taken. */
import { randomBytes } from 'node:crypto';
import type { process } from '@oneplusn/api';
import { isOnePlusNError } from '@oneplusn/errors';
import { fillBeginning, fillForm, type App, type AppShape, type Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { startNetwork, type Network, type NetworkOptions } from '../network';
import { setCalendars } from '../time/calendars';
import { MovableClock } from '../time/clock';
import { calledFrom, type Staged } from './called';
import { misnamed, nameOf } from './misnamed';
import { steppingIn, transition, transitionsOf, type Played, type Scenario, type ScenarioStep } from './scenario';
import { putGiven, setStage } from './stage';

type Case = process.Case;

/** What scenarios are played with. */
interface Playing {
  readonly staged: Staged;
  readonly network: Network;
  /** Only where days pass. */
  readonly clock: MovableClock | undefined;
  readonly covered: Set<string>;
}

/**
 * Plays scenarios one after another on the embedded ledger. The app's datasets are published there, and the provider's
 * stewards grant what its forms fetch to whoever fills them in.
 *
 * @example
 * ```ts
 * const { failed, uncovered } = await playScenarios(licence, scenarios);
 * assert.deepEqual([failed, uncovered], [[], []]);
 * ```
 */
export async function playScenarios<A extends AppShape>(
  { app, definition }: Pick<App<A>, 'app' | 'definition'>,
  scenarios: readonly Scenario<A>[],
  options: NetworkOptions = {},
): Promise<Played> {
  const staged: Staged = { app, definition };
  const topology = options.topology ?? sampleTopology('quickstart');
  const [passed, failed]: [string[], { name: string; why: string }[]] = [[], []];
  const sound: Scenario[] = [];
  for (const [i, scenario] of scenarios.entries()) {
    const why = misnamed(app, scenario, topology);
    if (why === undefined) sound.push(scenario);
    else failed.push({ name: nameOf(scenario, i), why });
  }
  const goesOn = sound.some(({ when }) => when.some(({ after }) => after !== undefined));
  // Before the ledger looks at a clock.
  const clock = goesOn ? MovableClock.install() : undefined;
  const covered = new Set<string>();
  try {
    const network = await startNetwork({ ...options, topology });
    try {
      if (clock) await setCalendars(network);
      await setStage(staged, sound, network);
      for (const scenario of sound) {
        const why = await played({ staged, network, clock, covered }, scenario);
        if (why === undefined) passed.push(scenario.name);
        else failed.push({ name: scenario.name, why });
      }
    } finally {
      await network.stop();
    }
  } finally {
    clock?.remove();
  }
  return { passed, failed, uncovered: transitionsOf(app).filter((each) => !covered.has(each)) };
}

/** Plays one; says why it went otherwise than told, and nothing where it did not. */
async function played(playing: Playing, scenario: Scenario): Promise<string | undefined> {
  const { staged, network, clock } = playing;
  const { app } = staged;
  const [first] = scenario.when;
  if (!first) return undefined;
  const { by = first.by, fields, resident, added }: Partial<ScenarioStep> = scenario.begin ?? {};
  const beginner = await network.connect(by);
  const begun = await orRefused(async () => {
    await putGiven(staged, scenario, network);
    const beginning = { process: `${beginner.msp}/${app.name}`, ...(fields && { fields }), resident };
    return (await fillBeginning(beginner, beginning)).act(added);
  });
  if ('refused' in begun) return `begin (by ${by}): ${begun.line}`;
  let { file } = begun;
  for (const [i, step] of scenario.when.entries()) {
    const said = `step ${i + 1} (${step.action} by ${step.by})`;
    if (step.after !== undefined) clock?.advance(step.after);
    const ledger = await network.connect(step.by);
    const acted = await meant(ledger, app, file, step);
    if (typeof acted === 'string') return `${said}: ${acted}`;
    const came = await taken(ledger, acted.app, acted.file, step);
    if ('refused' in came) {
      if (came.refused === step.refused) continue;
      return `${said}: ${came.line}`;
    }
    if (step.refused !== undefined) return `${said}: should have been refused with ${step.refused}`;
    const after = step.in === undefined ? came.file : (await ledger.process.case({ case: file.id })).case;
    await cover(playing, ledger, { before: file, after, step, sub: came.file });
    file = after;
  }
  return outcomeProblem(await network.connect(first.by), file, scenario, resident);
}

/** Which case a step is taken in, and of which app; or why there is none. */
async function meant(
  { process }: Ledger,
  app: AppShape,
  file: Case,
  { in: state }: ScenarioStep,
): Promise<{ readonly app: AppShape; readonly file: Case } | string> {
  if (state === undefined) return { app, file };
  const called = calledFrom(app, state);
  const sub = file.places.find((place) => place.state === state)?.sub;
  if (!called || sub === undefined) return `no case of another process is waited for in ${state}`;
  return { app: called, file: (await process.case({ case: sub })).case };
}

interface Moved {
  readonly before: Case;
  readonly after: Case;
  readonly step: ScenarioStep;
  /** The case that was acted in. */
  readonly sub: Case;
}

/** Notes which transitions of the app a step took. */
async function cover({ staged: { app }, covered }: Playing, ledger: Ledger, moved: Moved): Promise<void> {
  const { before, after, step, sub } = moved;
  if (step.in !== undefined) {
    const ends = Object.keys(app.process.states[step.in]?.calls?.ends ?? {});
    const end = sub.state === 'ended' ? statesOf(sub).find((state) => ends.includes(state)) : undefined;
    if (end !== undefined) covered.add(transition(end, step.in));
    return;
  }
  const at = statesOf(before);
  const state = app.process.actions[step.action]?.from.find((each) => at.includes(each));
  if (state === undefined) return;
  covered.add(transition(step.action, state));
  if (app.process.states[state]?.escalate === undefined) return;
  const { steps } = await ledger.process.case({ case: after.id });
  if (steps.some(({ number, escalated }) => number === after.step && escalated))
    covered.add(transition(steppingIn, state));
}

const taken = (
  ledger: Ledger,
  { process, forms }: AppShape,
  { id, step }: Case,
  { action, fields = {}, resident, added }: ScenarioStep,
): Promise<Came> =>
  orRefused(async () => {
    if (forms[process.actions[action]?.form ?? ''])
      return (await fillForm(ledger, { case: id, action, fields, resident })).act(added);
    const transient = { ...(resident !== undefined && { resident }), salt: randomBytes(32).toString('hex') };
    return ledger.process.act({ case: id, action, step }, { transient });
  });

/** What came of something: the case afterwards, or what it was refused with. */
type Came = { readonly file: Case } | { readonly refused: string; readonly line: string };

async function orRefused(act: () => Promise<Case>): Promise<Came> {
  try {
    return { file: await act() };
  } catch (error) {
    if (isOnePlusNError(error)) return { refused: error.code, line: error.line('en') };
    throw error;
  }
}

const statesOf = ({ places }: Case): string[] => places.map(({ state }) => state);

async function outcomeProblem(
  ledger: Ledger,
  file: Case,
  { then }: Scenario,
  resident: string | undefined,
): Promise<string | undefined> {
  const at = statesOf(file);
  if (!at.includes(then.at)) return `it is at ${at.join(', ')}, not at ${then.at}`;
  const { data = {} } = await ledger.process.case(
    { case: file.id },
    { transient: { ...(resident !== undefined && { resident }) } },
  );
  for (const [field, value] of Object.entries(then.data ?? {}))
    if (data[field]?.value !== value) return `${field} is ${String(data[field]?.value)}, not ${String(value)}`;
  return undefined;
}
