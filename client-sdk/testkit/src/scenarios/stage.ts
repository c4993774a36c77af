/** What must stand before an app can be played: its datasets, grants for what its forms fetch, and the process. */
import { ownerOf } from '@oneplusn/api';
import { isOnePlusNError } from '@oneplusn/errors';
import { errors, type AppShape, type Ledger } from '@oneplusn/sdk';
import type { Topology } from '@oneplusn/topology';
import type { Network } from '../network';
import { calledFrom, withCalled, type Staged } from './called';
import type { Scenario } from './scenario';

/** Where it is played. */
export type Stage = Pick<Network, 'topology' | 'connect'>;

type Dataset = AppShape['datasets'][string];
type Entry = Parameters<Ledger['catalog']['publish']>[0];

/** Publishes datasets, what the app calls, and the app; has its forms' fetches granted to those who fill them in. */
export async function setStage(staged: Staged, scenarios: readonly Scenario[], network: Stage): Promise<void> {
  const steward = (msp: string): Promise<Ledger> => network.connect(stewardOf(network.topology, msp));
  const all = withCalled(staged);
  const datasets = new Map(all.flatMap(({ app }) => Object.values(app.datasets).map((each) => [each.id, each])));
  for (const [i, dataset] of [...datasets.values()].entries()) {
    const owner = await steward(ownerOf(dataset.id));
    if (!(await isPublished(owner, dataset.id))) await owner.catalog.publish(entryOf(dataset, i));
    await owner.vault.prepare();
  }
  const asked = new Set<string>();
  for (const { by, app, form } of scenarios.flatMap((scenario) => fillers(staged.app, scenario)))
    for (const { dataset: name, purpose, fields } of app.forms[form ?? '']?.fetches ?? []) {
      const dataset = app.datasets[name];
      const isOthers = dataset && ownerOf(dataset.id) !== ownerOf(by);
      if (!isOthers || dataset.sharing.class !== 'conditional' || purpose === undefined) continue;
      const selection = Object.fromEntries(
        Object.values(fields).map((from) =>
          typeof from === 'string' ? [from, 'whole'] : [from.item, from.as ?? 'whole'],
        ),
      );
      const wanted = { dataset: dataset.id, fields: selection, purpose };
      if (asked.has(JSON.stringify([by, wanted]))) continue;
      asked.add(JSON.stringify([by, wanted]));
      const request = await (await network.connect(by)).access.request({ ...wanted, ...terms });
      await (await steward(ownerOf(dataset.id))).access.approve({ request: request.id });
    }
  const [first] = scenarios[0]?.when ?? [];
  if (!first) return;
  const publisher = await steward(ownerOf(first.by));
  for (const each of all) await publishOnce(publisher, each);
  // Cases need the vault, whether the app has data of its own or not.
  await publisher.vault.prepare();
}

/** What another app calls may stand there already. */
async function publishOnce(publisher: Ledger, { app: { name }, definition }: Staged): Promise<void> {
  try {
    await publisher.process.get({ process: `${publisher.msp}/${name}` });
  } catch (error) {
    if (!isOnePlusNError(error, errors.ledger.notFound)) throw error;
    await publisher.process.publish({ name, definition });
  }
}

/** Another app on the same ledger may have published it. */
async function isPublished({ catalog }: Ledger, dataset: string): Promise<boolean> {
  try {
    await catalog.get({ dataset });
    return true;
  } catch (error) {
    if (isOnePlusNError(error, errors.ledger.notFound)) return false;
    throw error;
  }
}

/** Who fills in which form of which app in a scenario. */
function fillers(
  app: AppShape,
  { begin, when }: Scenario,
): { readonly by: string; readonly app: AppShape; readonly form: string | undefined }[] {
  const [first] = when;
  const beginner = begin?.by ?? first?.by;
  return [
    ...(beginner === undefined ? [] : [{ by: beginner, app, form: app.process.begin?.form }]),
    ...when.map(({ by, action, in: state }) => {
      const acted = state === undefined ? app : (calledFrom(app, state) ?? app);
      return { by, app: acted, form: acted.process.actions[action]?.form };
    }),
  ];
}

/** Puts the records that a scenario starts from. */
export async function putGiven({ app }: Pick<Staged, 'app'>, { given = {} }: Scenario, network: Stage): Promise<void> {
  for (const [name, records] of Object.entries(given)) {
    const dataset = app.datasets[name];
    if (!dataset || !records) continue;
    const owner = await network.connect(stewardOf(network.topology, ownerOf(dataset.id)));
    await owner.dataset(dataset).put(records as never);
  }
}

const terms = {
  basis: '《中华人民共和国行政许可法》',
  scenario: '办理本事项',
  // Longer than any scenario takes.
  days: 365,
  quota: { records: 10_000, per: 'day' },
} as const;

function stewardOf({ authorities }: Topology, msp: string): string {
  const authority = authorities.find((each) => each.msp === msp);
  const steward = authority?.actors.find(({ roles }) => roles.includes('steward'));
  if (!steward) throw new TypeError(`${msp} has no steward in this network`);
  return `${msp}/${steward.id}`;
}

/** What the catalog asks for and an app that only reads need not know. */
function entryOf({ id, ...known }: Dataset, i: number): Entry {
  const isOpen = known.sharing.class === 'unconditional';
  return {
    ...{ code: `334001002/${String(7000 + i)}`, title: id, abstract: id, domain: '测试', catalog: 'department' },
    ...{ grade: isOpen ? 'general-1' : 'general-4', updateCycle: 'realtime' },
    ...known,
    name: id.slice(id.indexOf('/') + 1),
  };
}
