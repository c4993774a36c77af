import { limits, type access } from '@oneplusn/api';
import type { CallOptions, Methods } from '../calls/methods';
import { sealedFor } from './disclosure';
import { Gathering } from './gathering';
import { perDataset } from './per-dataset';

/** How many transactions of one dataset's openings are on their way at once, where they could still take more; */
const sharedAtOnce = 4;
/** and how many full ones. */
const fullAtOnce = 12;
/** How many share one: half of what the ledger takes, so that one is signed while another is ordered and read. */
const inOne = limits.openings / 2;

/** One opening that is to be made, under its own request id. */
interface Wanted extends Pick<CallOptions, 'signal' | 'onCommit'> {
  readonly requestId: string;
  readonly attempt: Pick<access.Opening, 'grant' | 'delegation' | 'plan' | 'reason' | 'fields' | 'purpose' | 'records'>;
  readonly named: { readonly keys: string[]; readonly salt: string };
}

type SharedOpen = (wanted: Wanted) => Promise<access.Opening>;

/** Makes openings of a dataset; those that come while others are on their way share a transaction. */
export const sharedOpen: (ledger: Methods, dataset: string) => SharedOpen = perDataset(gathered);

function gathered(ledger: Methods, dataset: string): SharedOpen {
  const gathering = new Gathering<Wanted, access.Opening>({
    ...{ atOnce: sharedAtOnce, fullAtOnce },
    room: roomInOne,
    send: (all) => {
      const [first, ...more] = all;
      return first && more.length === 0 ? openOne(ledger, dataset, first) : openMany(ledger, dataset, all);
    },
  });
  return (wanted) => gathering.add(wanted);
}

async function openOne(
  ledger: Methods,
  dataset: string,
  { attempt, named, ...options }: Wanted,
): Promise<access.Opening[]> {
  const made = await sealedFor(ledger, dataset, (sealTo) =>
    ledger.access.open({ dataset, ...attempt }, { ...options, transient: { ...named, sealTo } }),
  );
  return [made];
}

function openMany(ledger: Methods, dataset: string, all: readonly Wanted[]): Promise<access.Opening[]> {
  const openings = all.map(({ requestId, attempt }) => ({ requestId, ...attempt }));
  const named = all.map((each) => each.named);
  return sealedFor(ledger, dataset, (sealTo) =>
    ledger.access.openMany(
      { dataset, openings },
      {
        transient: { named, sealTo },
        onCommit: (commit) => all.forEach(({ onCommit, requestId }) => onCommit?.({ ...commit, requestId })),
      },
    ),
  );
}

/** What one transaction takes: so many openings, so many keys; what can be given up by itself goes by itself. */
function roomInOne(): (wanted: Wanted) => boolean {
  let [openings, keys, alone] = [0, 0, false];
  return ({ named, signal }) => {
    const isFull = openings === inOne || keys + named.keys.length > limits.opening;
    if (openings > 0 && (alone || signal || isFull)) return false;
    openings += 1;
    keys += named.keys.length;
    alone = signal !== undefined;
    return true;
  };
}
