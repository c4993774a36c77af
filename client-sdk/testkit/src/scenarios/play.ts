/** Plays scenarios of an app on a ledger of their own, in seconds, and says which transitions none has taken. */
import { randomBytes } from 'node:crypto';
import type { process } from '@oneplusn/api';
import { isOnePlusNError } from '@oneplusn/errors';
import { fillBeginning, fillForm, type App, type AppShape, type Ledger } from '@oneplusn/sdk';
import { startNetwork, type Network, type NetworkOptions } from '../network';
import { transition, transitionsOf, type Played, type Scenario, type ScenarioStep } from './scenario';
import { putGiven, setStage, type Staged } from './stage';

type Case = process.Case;

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
  const network = await startNetwork({ batchTimeoutMs: 20, ...options });
  const covered = new Set<string>();
  const [passed, failed]: [string[], { name: string; why: string }[]] = [[], []];
  try {
    await setStage(staged, scenarios, network);
    for (const scenario of scenarios) {
      const why = await played(staged, scenario, network, covered);
      if (why === undefined) passed.push(scenario.name);
      else failed.push({ name: scenario.name, why });
    }
  } finally {
    await network.stop();
  }
  return { passed, failed, uncovered: transitionsOf(app).filter((each) => !covered.has(each)) };
}

/** Plays one; says why it went otherwise than told, and nothing where it did not. */
async function played(
  staged: Staged,
  scenario: Scenario,
  network: Network,
  covered: Set<string>,
): Promise<string | undefined> {
  await putGiven(staged, scenario, network);
  const [first] = scenario.when;
  if (!first) return 'nothing is done in it';
  const { app } = staged;
  const { by = first.by, fields, resident, added }: Partial<ScenarioStep> = scenario.begin ?? {};
  const beginner = await network.connect(by);
  const beginning = { process: `${beginner.msp}/${app.name}`, ...(fields && { fields }), resident };
  let file = await (await fillBeginning(beginner, beginning)).act(added);
  for (const [i, step] of scenario.when.entries()) {
    const came = await taken(await network.connect(step.by), app, file, step);
    const said = `step ${i + 1} (${step.action} by ${step.by})`;
    if ('refused' in came) {
      if (came.refused === step.refused) continue;
      return `${said}: ${came.line}`;
    }
    if (step.refused !== undefined) return `${said}: should have been refused with ${step.refused}`;
    const at = statesOf(file);
    const state = app.process.actions[step.action]?.from.find((each) => at.includes(each));
    if (state !== undefined) covered.add(transition(step.action, state));
    file = came.file;
  }
  return outcomeProblem(await network.connect(first.by), file, scenario, resident);
}

async function taken(
  ledger: Ledger,
  { process, forms }: AppShape,
  { id, step }: Case,
  { action, fields = {}, resident, added }: ScenarioStep,
): Promise<{ file: Case } | { refused: string; line: string }> {
  try {
    if (forms[process.actions[action]?.form ?? '']) {
      const filled = await fillForm(ledger, { case: id, action, fields, resident });
      return { file: await filled.act(added) };
    }
    const transient = { ...(resident !== undefined && { resident }), salt: randomBytes(32).toString('hex') };
    return { file: await ledger.process.act({ case: id, action, step }, { transient }) };
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
