/** Plays scenarios of an app on a ledger of their own, in seconds, and says which transitions none has taken. */
import { fromOf, type ProcessAction } from '@oneplusn/api';
import { isOnePlusNError } from '@oneplusn/errors';
import type { App, AppOn, AppShape } from '@oneplusn/sdk';
import { startNetwork, type Network, type NetworkOptions } from '../network';
import { transition, transitionsOf, type Played, type Scenario, type ScenarioStep } from './scenario';
import { putGiven, setStage } from './stage';

type Case = Awaited<ReturnType<AppOn<AppShape>['begin']>>;

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
  app: App<A>,
  scenarios: readonly Scenario<A>[],
  options: NetworkOptions = {},
): Promise<Played> {
  const [plain, all] = [app, scenarios];
  const network = await startNetwork(options);
  const covered = new Set<string>();
  const [passed, failed]: [string[], { name: string; why: string }[]] = [[], []];
  try {
    await setStage(plain, all, network);
    for (const scenario of all) {
      const why = await played(plain, scenario, network, covered);
      if (why === undefined) passed.push(scenario.name);
      else failed.push({ name: scenario.name, why });
    }
  } finally {
    await network.stop();
  }
  return { passed, failed, uncovered: transitionsOf(app.app).filter((each) => !covered.has(each)) };
}

/** Plays one; says why it went otherwise than told, and nothing where it did not. */
async function played(
  app: App,
  scenario: Scenario,
  network: Network,
  covered: Set<string>,
): Promise<string | undefined> {
  await putGiven(app, scenario, network);
  const [first] = scenario.when;
  if (!first) return 'nothing is done in it';
  let file = await app.on(await network.connect(first.by)).begin();
  for (const [i, step] of scenario.when.entries()) {
    const on = app.on(await network.connect(step.by));
    const came = await taken(on, app.app, file, step);
    const said = `step ${i + 1} (${step.action} by ${step.by})`;
    if ('refused' in came) {
      if (came.refused === step.refused) continue;
      return `${said}: ${came.line}`;
    }
    if (step.refused !== undefined) return `${said}: should have been refused with ${step.refused}`;
    const { from } = app.app.process.actions[step.action] ?? { from: [] };
    const state = fromOf(statesOf(file), { from } as unknown as ProcessAction);
    if (state !== undefined) covered.add(transition(step.action, state));
    file = came.file;
  }
  return outcomeProblem(await network.connect(first.by), file, scenario);
}

async function taken(
  on: AppOn<AppShape>,
  { process, forms }: AppShape,
  file: Case,
  { action, fields, added }: ScenarioStep,
): Promise<{ file: Case } | { refused: string; line: string }> {
  try {
    const form = forms[process.actions[action]?.form ?? ''];
    if (!form) return { file: await on.act(file, action, ...((fields ? [fields] : []) as [never])) };
    const filled = await on.fill(file, action, (fields ?? {}));
    return { file: await filled.act(added) };
  } catch (error) {
    if (isOnePlusNError(error)) return { refused: error.code, line: error.line('en') };
    throw error;
  }
}

const statesOf = ({ places }: Case): string[] => places.map(({ state }) => state);

async function outcomeProblem(
  ledger: Awaited<ReturnType<Network['connect']>>,
  file: Case,
  { then }: Scenario,
): Promise<string | undefined> {
  const at = statesOf(file);
  if (!at.includes(then.at)) return `it is at ${at.join(', ')}, not at ${then.at}`;
  const { data = {} } = await ledger.process.case({ case: file.id });
  for (const [field, value] of Object.entries(then.data ?? {}))
    if (data[field]?.value !== value) return `${field} is ${String(data[field]?.value)}, not ${String(value)}`;
  return undefined;
}
