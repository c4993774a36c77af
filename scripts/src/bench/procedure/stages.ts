/** The steps that are measured, in their order: what one leaves behind the next goes on with. */
import { randomBytes } from 'node:crypto';
import { progressAfter, saidOf, type Said } from '@oneplusn/evidence';
import { OpeningDenied, tellReaders, type Ledger } from '@oneplusn/sdk';
import { subject } from '../fabric/subjects';
import type { Target } from '../network';
import { below, rowKey, wanted, type Person, type World } from './world';

/** What one of many goes through, as far as it has come: ids by what they name. */
export type Item = Readonly<Record<string, string>>;

/** Who acts, and by what. */
export interface Hands {
  readonly ledgers: Readonly<Record<Person, Ledger>>;
  readonly world: World;
  readonly stock: (n: number) => Promise<unknown>;
  /** What the auditor's peer says of each block so far, read once. */
  readonly chain: () => Promise<readonly Said[]>;
}

/** One step that is measured. */
export interface Stage {
  readonly name: string;
  /** Whether it begins with new items, or goes on with those of the stage before. */
  readonly begins?: true;
  /** @returns what is known of the item from now on, beside what was known before */
  run(hands: Hands, item: Item, n: number): Promise<Item | undefined>;
}

const reason = wanted.basis;
const missing = [{ part: 'basis' as const, words: reason }];

/** A step on the item's request. */
const onRequest = (name: string, by: Person, act: (ledger: Ledger, request: string) => Promise<unknown>): Stage => ({
  name,
  run: async ({ ledgers }, { request = '' }) => {
    await act(ledgers[by], request);
    return undefined;
  },
});

/** A step on the item's grant. */
const onGrant = (name: string, by: Person, act: (ledger: Ledger, grant: string) => Promise<unknown>): Stage => ({
  name,
  run: async ({ ledgers }, { grant = '' }) => {
    await act(ledgers[by], grant);
    return undefined;
  },
});

const asking = (name: string, by: Person): Stage => ({
  ...{ name, begins: true },
  run: async ({ ledgers }) => ({ request: (await ledgers[by].access.request(wanted)).id }),
});

/** From the request to the end of the grant, with a second signature and a return for completion. */
const procedure: readonly Stage[] = [
  asking('access.request', 'official'),
  onRequest('access.countersign', 'second', (ledger, request) => ledger.access.countersign({ request })),
  onRequest('access.return', 'provider', (ledger, request) => ledger.access.return({ request, missing })),
  onRequest('access.complete', 'official', (ledger, request) => ledger.access.complete({ request, basis: reason })),
  onRequest('access.extend', 'provider', (ledger, request) => ledger.access.extend({ request, days: 5, reason })),
  {
    name: 'access.approve',
    run: async ({ ledgers }, { request = '' }) => ({ grant: (await ledgers.provider.access.approve({ request })).id }),
  },
  onRequest('access.claim', 'official', (ledger, request) => ledger.access.claim({ request, reason })),
  onRequest('access.supply', 'provider', (ledger, request) => ledger.access.supply({ request, reason })),
  {
    name: 'access.delegate',
    run: async ({ ledgers }, { grant = '' }) => ({
      delegation: (await ledgers.official.access.delegate({ grant, department: below })).id,
    }),
  },
  {
    name: 'access.undelegate',
    run: async ({ ledgers }, { delegation = '' }) => {
      await ledgers.official.access.undelegate({ delegation, reason });
      return undefined;
    },
  },
  onGrant('access.suspend', 'provider', (ledger, grant) => ledger.access.suspend({ grant, reason })),
  onGrant('access.resume', 'provider', (ledger, grant) => ledger.access.resume({ grant })),
  onGrant('access.revoke', 'provider', (ledger, grant) => ledger.access.revoke({ grant, reason })),
];

/** What is refused, disputed, and ruled on. */
const disputes: readonly Stage[] = [
  asking('access.request (ZJ)', 'stranger'),
  onRequest('access.refuse', 'provider', (ledger, request) => ledger.access.refuse({ request, reason })),
  onRequest('access.dispute', 'stranger', (ledger, request) => ledger.access.dispute({ request, reason })),
  onRequest('access.rule', 'reviewer', (ledger, request) =>
    ledger.access.rule({ request, outcome: 'dismissed', reason }),
  ),
];

/** Granted at once by what a provider has published. */
const policies: readonly Stage[] = [
  {
    ...{ name: 'access.request + grantByPolicy', begins: true },
    run: async ({ ledgers: { stranger }, world: { policy } }) => {
      const { id: request } = await stranger.access.request(wanted);
      return { grant: (await stranger.access.grantByPolicy({ request, policy })).id };
    },
  },
];

const emergencies: readonly Stage[] = [
  {
    ...{ name: 'access.open (emergency)', begins: true },
    run: async ({ ledgers: { official }, world: { plan } }, _item, n) => {
      const { dataset, fields, purpose } = wanted;
      const { key: sealTo } = await official.access.disclosureKey({ dataset });
      const opening = await official.access.open(
        { dataset, plan, reason, fields, purpose, records: 1 },
        { transient: { keys: [rowKey(n)], salt: randomBytes(32).toString('hex'), sealTo } },
      );
      if (opening.state === 'denied') throw new OpeningDenied(opening);
      return { opening: opening.id };
    },
  },
  {
    name: 'access.inspect',
    run: async ({ ledgers }, { opening = '' }) => {
      await ledgers.auditor.access.inspect({ opening, outcome: 'justified', words: reason });
      return undefined;
    },
  },
];

/** Reports about what the openings before have read: of each once, since afterwards the first report is the answer. */
const corrections: readonly Stage[] = [
  {
    name: 'correction.report',
    run: async ({ ledgers: { official } }, { opening = '' }) => {
      const wrong = { opening, record: 0, fields: ['color'], words: reason };
      return { correction: (await official.correction.report(wrong)).id };
    },
  },
  {
    name: 'correction.reply',
    run: async ({ ledgers }, { correction = '' }) => {
      await ledgers.provider.correction.reply({ correction, outcome: 'corrected', reason });
      return undefined;
    },
  },
  {
    name: 'correction.affected + tell',
    run: async ({ ledgers }, { correction = '' }) => {
      const { unsound } = await tellReaders(ledgers.provider, correction);
      if (unsound.length > 0) throw new Error(`${unsound.length} openings of which nobody can tell whom they named`);
      return undefined;
    },
  },
];

const backflow: readonly Stage[] = [
  {
    ...{ name: 'access.flowBack', begins: true },
    run: async ({ ledgers: { provider } }) => {
      const { dataset, fields, purpose, days, quota, basis } = wanted;
      const given = { dataset, authority: 'GD', area: 'division', fields, purpose, days, quota, basis };
      return { grant: (await provider.access.flowBack(given)).id };
    },
  },
];

/** Of one authority many at once: each of a block of its own, and all of one and the same. */
const checkpoints: readonly Stage[] = [
  {
    ...{ name: 'audit.checkpoint', begins: true },
    run: async ({ ledgers: { auditor }, chain }, _item, n) => seal(auditor, nth(await chain(), n)),
  },
  {
    ...{ name: 'audit.checkpoint (one block)', begins: true },
    run: async ({ ledgers: { auditor }, chain }) => seal(auditor, (await chain()).at(-1)),
  },
];

const nth = <T>(all: readonly T[], n: number): T | undefined => all[n % all.length];

async function seal({ audit }: Ledger, said: Said | undefined): Promise<undefined> {
  if (said) await audit.checkpoint(said);
  return undefined;
}

const stock: readonly Stage[] = [
  {
    ...{ name: 'stock', begins: true },
    run: async ({ stock }, _item, n) => {
      await stock(n);
      return undefined;
    },
  },
];

/** All of them, the stock contract's put first. */
export const stages: readonly Stage[] = [
  ...stock,
  ...procedure,
  ...disputes,
  ...policies,
  ...emergencies,
  ...corrections,
  ...backflow,
  ...checkpoints,
];

/** The stock contract's put by the stock client. */
export async function stockPut(target: Target): Promise<Hands['stock']> {
  const contract = await subject('stock', target);
  return (n) => contract.submit(`${process.pid}-${n}`);
}

/** Reads a peer's chain when it is first asked for. */
export function chainAt(ledger: Ledger): Hands['chain'] {
  let read: Promise<Said[]> | undefined;
  return () => (read ??= blocksAt(ledger));
}

async function blocksAt(ledger: Ledger): Promise<Said[]> {
  const all: Said[] = [];
  let last: Parameters<typeof progressAfter>[0];
  const height = await ledger.height();
  for await (const message of ledger.blocks({ from: 0 })) {
    last = progressAfter(last, message);
    // Of the first block there is no checkpoint: it is the channel's own.
    if (last.block > 0) all.push(saidOf(last));
    if (last.block + 1 >= height) break;
  }
  return all;
}
