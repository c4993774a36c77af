import { connect } from '@oneplusn/sdk';
import { answering } from '../answering';
import { measure, type LoadOrder } from '../measure';
import type { Target } from '../network';
import { asset, assets, privateAssets } from './dataset';
import { subject, type SubjectName } from './subjects';

/** What the parent asks of this process. */
export type Order = { readonly target: Target; readonly name: SubjectName } | LoadOrder | Bulk;

/** Loads so many rows at once through the SDK. */
export interface Bulk {
  readonly bulk: 'unconditional' | 'conditional';
  readonly target: Target;
  readonly records: number;
}

export interface Loaded {
  readonly seconds: number;
  /** Of this process. */
  readonly cpuMs: number;
}

/** How many assets are written before anything is measured. */
const readable = 1000;

// Runs as a process of its own: its CPU is the client's. One process serves one subject.
const run = process.pid;
let loads = 0;
let call: ((kind: LoadOrder['kind']) => Promise<unknown>) | undefined;

async function answer(order: Order): Promise<unknown> {
  if ('bulk' in order) return load(order);
  if (!('target' in order)) {
    if (!call) throw new Error('the subject comes first');
    return measure(order, call);
  }
  const measured = await subject(order.name, order.target);
  let serial = 0;
  // Reads go round what was written first, so that no two at a time ask for the same.
  const first = Array.from({ length: readable }, (_, n) => `${run}-first-${n}`);
  for (let at = 0; at < readable; at += 100)
    await Promise.all(first.slice(at, at + 100).map((id) => measured.submit(id)));
  call = (kind) => {
    serial += 1;
    return kind === 'submit' ? measured.submit(`${run}-${serial}`) : measured.evaluate(first[serial % readable] ?? '');
  };
  return 'ready';
}

async function load({ bulk, target, records }: Bulk): Promise<Loaded> {
  loads += 1;
  const ledger = await connect({ profile: target.profile, identity: target.identity });
  const rows = Array.from({ length: records }, (_, n) => asset(`bulk-${run}-${loads}-${n}`));
  const dataset = bulk === 'conditional' ? ledger.dataset(privateAssets) : ledger.dataset(assets);
  const [before, cpu] = [performance.now(), process.cpuUsage()];
  await dataset.put(rows);
  const seconds = (performance.now() - before) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  ledger.close();
  return { seconds, cpuMs: (user + system) / 1000 };
}

answering(answer);
