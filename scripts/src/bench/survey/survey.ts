/** The survey: every transaction that writes, by so many callers at a time. */
import { allTransactions } from '@oneplusn/api';
import { share } from '../access/sharing';
import type { BenchNetwork } from '../network';
import { play, type Behaviour } from './play';
import { granting, opening, refusing } from './stories/access';
import { datasets } from './stories/catalog';
import { bundles, privateRows, rows } from './stories/records';
import { proposals, staff } from './stories/registry';
import { applications, systems } from './stories/review';
import type { Stage, Story } from './story';

const stories = {
  ...{ rows, privateRows, bundles, opening, granting, refusing, datasets, staff, proposals },
  ...{ systems, applications },
} as const;

/** Done once in a network's life: nobody else is there yet. */
const once = new Set(['registry.found']);

const submits = allTransactions.filter(({ kind }) => kind === 'submit').map(({ name }) => name);
const namesIn = (story: Story) => story({ run: '', grant: '' }).map(({ transaction }): string => transaction);

export const surveyed = (): string[] => [...new Set(Object.values(stories).flatMap(namesIn))].sort();

/** Transactions that write and that no story plays. */
export function notSurveyed(): string[] {
  const played = new Set(surveyed());
  return submits.filter((name) => !played.has(name) && !once.has(name));
}

/**
 * @param levels numbers of callers
 * @param wanted only these transactions, with those that lead to them
 */
export async function survey(
  network: BenchNetwork,
  levels: readonly number[],
  wanted: ReadonlySet<string> | undefined,
  tell: (behaviour: Behaviour) => void,
): Promise<Behaviour[]> {
  const grant = await share(network, 1_000_000);
  const seen: Behaviour[] = [];
  for (const [name, story] of Object.entries<Story>(stories)) {
    if (wanted && !namesIn(story).some((each) => wanted.has(each))) continue;
    for (const callers of levels) {
      const stage: Stage = { run: `${name.toLowerCase()}-${callers}`, grant };
      for (const behaviour of await play(network, story, stage, callers, wanted)) {
        seen.push(behaviour);
        tell(behaviour);
      }
    }
  }
  return seen;
}
