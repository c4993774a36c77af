/** The ledger of the development server: in this process, with the apps of a folder published and their sample data. */
import { ownerOf, type process } from '@oneplusn/api';
import type { AppShape, Ledger } from '@oneplusn/sdk';
import type { Actor } from '@oneplusn/topology';
import type { Hosted } from './apps';
import type { Kit, Network, Sdk } from './kit';

/** An app on the ledger. */
export interface Published extends Hosted {
  /** Whose process it is. */
  readonly msp: string;
  /** `GD/business-licence` */
  readonly process: string;
  readonly version: number;
}

export class Playground {
  readonly #published = new Map<string, Published>();

  private constructor(
    readonly network: Network,
    readonly sdk: Sdk,
    private readonly kit: Kit,
  ) {}

  /** Starts a ledger, sets calendars, so that deadlines can be told, and puts the apps on it. */
  static async start(kit: Kit, sdk: Sdk, apps: readonly Hosted[]): Promise<Playground> {
    const network = await kit.startNetwork();
    try {
      const playground = new Playground(network, sdk, kit);
      await kit.setCalendars(network);
      for (const app of apps) await playground.#stage(app);
      return playground;
    } catch (error) {
      await network.stop();
      throw error;
    }
  }

  get apps(): readonly Published[] {
    return [...this.#published.values()];
  }

  app(name: string): Published | undefined {
    return this.#published.get(name);
  }

  /** The app of a process: `GD/business-licence`. */
  ofProcess(id: string): Published | undefined {
    return this.apps.find((each) => each.process === id);
  }

  /** The people of an authority. */
  people(msp: string): readonly Actor[] {
    return this.network.topology.authorities.find((each) => each.msp === msp)?.actors ?? [];
  }

  /** The ledger as one person sees it; undefined where the network has no such person. */
  as(actor: string): Promise<Ledger> | undefined {
    const [msp = '', id = ''] = actor.split('/');
    return this.people(msp).some((each) => each.id === id) ? this.network.connect(actor) : undefined;
  }

  /** The cases of an app, the newest first, at most a page of them. */
  async cases({ process: id, msp }: Published): Promise<readonly process.Case[]> {
    const [someone] = this.people(msp);
    if (!someone) return [];
    return (await (await this.network.connect(`${msp}/${someone.id}`)).process.cases({ process: id, size: 50 })).items;
  }

  /** Publishes what changed of the processes; which these are. Cases go on under what they began with. */
  async republish(apps: readonly Hosted[]): Promise<readonly Published[]> {
    const changed = apps.filter((each) => {
      const before = this.#published.get(each.app.name);
      return before && JSON.stringify(before.definition) !== JSON.stringify(each.definition);
    });
    for (const each of changed) await this.#publish(each);
    return this.apps.filter(({ app }) => changed.some((each) => each.app.name === app.name));
  }

  /** Whether other apps, datasets, fetches or stories are there than were staged: then a ledger begins anew. */
  isOutgrown(apps: readonly Hosted[]): boolean {
    const staged = (all: readonly Hosted[]): string =>
      JSON.stringify(
        all.map(({ app, stories }) => [
          ...[app.name, app.datasets, stories],
          Object.values(app.forms).map(({ fetches }) => fetches),
        ]),
      );
    return staged(this.apps) !== staged(apps);
  }

  stop(): Promise<void> {
    return this.network.stop();
  }

  async #stage(hosted: Hosted): Promise<void> {
    const stories = hosted.stories.length > 0 ? hosted.stories : [this.#plainStory(hosted)];
    await this.kit.setStage(hosted, stories, this.network);
    for (const story of stories) await this.kit.putGiven(hosted, story, this.network);
    const msp = ownerOf(stories[0]?.when[0]?.by ?? '');
    this.#published.set(hosted.app.name, { ...hosted, msp, process: `${msp}/${hosted.app.name}`, version: 1 });
  }

  async #publish(hosted: Hosted): Promise<void> {
    const { name } = hosted.app;
    const msp = this.#published.get(name)?.msp ?? '';
    const { id, version } = await (await this.#steward(msp)).process.publish({ name, definition: hosted.definition });
    this.#published.set(name, { ...hosted, msp, process: id, version });
  }

  /** Where an app has no stories: of the authority that issues its outcome, or else whose department handles it. */
  #plainStory({ app }: Hosted): Hosted['stories'][number] {
    const issued = outcomeDataset(app);
    const { authorities } = this.network.topology;
    const handling = authorities.find(({ departments }) =>
      departments.some(({ path }) => path === app.process.department),
    );
    const msp = issued === undefined ? (handling?.msp ?? authorities[0]?.msp ?? '') : ownerOf(issued);
    const [someone] = this.people(msp);
    return { name: '-', when: [{ by: `${msp}/${someone?.id ?? ''}`, action: '-' }], then: { at: '-' } };
  }

  #steward(msp: string): Promise<Ledger> {
    const steward = this.people(msp).find(({ roles }) => roles.includes('steward'));
    return this.network.connect(`${msp}/${steward?.id ?? ''}`);
  }
}

function outcomeDataset({ process, datasets }: AppShape): string | undefined {
  const { outcome } = Object.values(process.actions).find((action) => action.outcome) ?? {};
  return outcome && datasets[outcome.dataset]?.id;
}
