import { limits, type FactId, type records } from '@oneplusn/api';
import type { Methods } from '../calls/methods';
import { Gathering } from './gathering';
import { perDataset } from './per-dataset';

/** How many calls are on their way at once: enough to keep a peer busy. */
const atOnce = 4;

/** Some records of an opening, and what it was made with. */
interface Window {
  readonly opening: FactId;
  readonly from: number;
  readonly count: number;
  readonly named: { readonly keys: string[]; readonly salt: string };
  readonly signal?: AbortSignal | undefined;
}

type Read = (window: Window) => Promise<readonly records.ReadRecord[]>;

/** Reads under openings of a dataset; what is read at the same time is asked for in one call. */
export const sharedRead: (ledger: Methods, dataset: string) => Read = perDataset((ledger, dataset) => {
  const gathering = new Gathering<Window, readonly records.ReadRecord[]>({
    atOnce,
    room: roomInOne,
    send: async (windows) => {
      const [first, ...more] = windows;
      if (first && more.length === 0) return [await readOne(ledger, first)];
      const answers = await ledger.records.readMany(
        { dataset, reads: windows.map(({ opening, from, count }) => ({ opening, from, count })) },
        { transient: { named: windows.map(({ named }) => named) } },
      );
      return answers.map((answer) => answer.records);
    },
  });
  return (window) => gathering.add(window);
});

async function readOne(ledger: Methods, window: Window): Promise<readonly records.ReadRecord[]> {
  const { opening, from, count, named, signal } = window;
  const { records } = await ledger.records.read({ opening, from, count }, { transient: named, signal });
  return records;
}

/** What one call gives: so many openings, so many records; what can be given up by itself goes by itself. */
function roomInOne(): (window: Window) => boolean {
  let [openings, records, keys, alone] = [0, 0, 0, false];
  return ({ count, named, signal }) => {
    const isFull =
      openings === limits.openings || records + count > limits.read || keys + named.keys.length > limits.opening;
    if (openings > 0 && (alone || signal || isFull)) return false;
    openings += 1;
    records += count;
    keys += named.keys.length;
    alone = signal !== undefined;
    return true;
  };
}

type Commitments = (blinded: readonly string[]) => Promise<ReadonlyMap<string, string | null>>;

/** What one's own peer holds of a dataset's commitments; those asked for at the same time in one call. */
export const sharedCommitments: (ledger: Methods, dataset: string) => Commitments = perDataset((ledger, dataset) => {
  const gathering = new Gathering<readonly string[], ReadonlyMap<string, string | null>>({
    atOnce,
    room: () => {
      const names = new Set<string>();
      return (blinded) => {
        const all = new Set([...names, ...blinded]);
        if (names.size > 0 && all.size > limits.lookup) return false;
        for (const name of blinded) names.add(name);
        return true;
      };
    },
    send: async (all) => {
      const blinded = [...new Set(all.flat())];
      const { hashes } = await ledger.records.commitments({ dataset, blinded });
      const held = new Map(blinded.map((name, at) => [name, hashes[at] ?? null]));
      return all.map(() => held);
    },
  });
  return (blinded) => gathering.add(blinded);
});
