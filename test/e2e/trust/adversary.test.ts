/**
 * Two authorities write anything into public state, at random, while others go on using the ledger: nothing forged and
 * nothing older is ever taken for true, nothing that decides is held up, and no list fails.
 *
 * `ADVERSARY_STEPS` says how many keys they write; `FUZZ_SEED` plays a run again.
 */
import { errors, sha256, type access } from '@oneplusn/api';
import { OnePlusNError } from '@oneplusn/errors';
import type { Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { useNet } from '../../engine';
import { Adversary, Chance } from '../sharing/adversary';
import { Conspiracy, factKey, rogueFoundation, type Key } from '../sharing/conspiracy';
import { posts } from '../sharing/data';
import { partiesIn, type Parties } from '../sharing/parties';

const { committee } = sampleTopology('quickstart');
const rogue = rogueFoundation(committee);
const net = useNet({ perAuthority: { GD: rogue, ZJ: rogue } });

const steps = Number(process.env['ADVERSARY_STEPS'] ?? 150);
const atOnce = 5;
const bad = ['GD', 'ZJ'];

let parties: Parties;
let auditor: Ledger;
let adversary: Adversary;
const chance = new Chance(Number(process.env['FUZZ_SEED']));

beforeAll(async () => {
  parties = await partiesIn(net());
  auditor = await net().connect(`${committee}/admin`);
  adversary = new Adversary(new Conspiracy(net(), 'GD/li', bad), chance, bad);
});

/** What is true, as the honest parties know it. */
const requests = new Map<string, 'open' | 'approved' | 'refused'>();
const grants = new Map<string, { request: string; state: access.Grant['state'] }>();
const rows = new Map<string, string>();

/** The keys that could be guessed before they are written: a request has one decision, whose name follows from it. */
const guessed = (): Key[] =>
  [...requests.keys()].map((id) => factKey('decision', `MHRSS/d-${sha256(id).slice(0, 24)}`));

/** What may be said of something that was spoilt, until it is put back; it is never another value. */
const fitting = [errors.ledger.sealBroken, errors.ledger.notFound, errors.access.openingUnknown];
async function trueOrDamaged<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof OnePlusNError && fitting.some((each) => error.is(each))) return undefined;
    throw error;
  }
}

/** Honest use. What depends on texts of others may have to wait until they are put back. */
const work: readonly (() => Promise<void>)[] = [
  async () => {
    const made = await trueOrDamaged(parties.request());
    if (made) requests.set(made.id, 'open');
  },
  async () => {
    const [id] = [...requests].find(([, state]) => state === 'open') ?? [];
    const grant = id === undefined ? undefined : await trueOrDamaged(parties.ministry.access.approve({ request: id }));
    if (id === undefined || !grant) return;
    requests.set(id, 'approved');
    grants.set(grant.id, { request: id, state: 'active' });
  },
  async () => {
    const code = `1-0${chance.below(9)}`;
    const name = `职业 ${chance.below(1000)}`;
    const put = parties.ministry.records.put({ dataset: posts.id, records: [{ code, name }] });
    if (await trueOrDamaged(put)) rows.set(code, name);
  },
];

/** What decides, and waits for nobody. */
async function revoke(id: string): Promise<void> {
  await parties.ministry.access.revoke({ grant: id, reason: '用途不符' });
  grants.set(id, { request: grants.get(id)?.request ?? '', state: 'revoked' });
}

/** What is spoilt asks for nothing; whoever asked puts it back, and then it is refused. */
async function refuse(id: string): Promise<void> {
  const refused = () => parties.ministry.access.refuse({ request: id, reason: '用途不符' });
  if (!(await trueOrDamaged(refused()))) {
    const { content } = await parties.licensing.ledger.copy({ kind: 'request', id });
    await parties.licensing.ledger.restore({ kind: 'request', id, content });
    await refused();
  }
  requests.set(id, 'refused');
}

const undecided = () => ({
  active: [...grants].flatMap(([id, { state }]) => (state === 'active' ? [id] : [])),
  open: [...requests].flatMap(([id, state]) => (state === 'open' ? [id] : [])),
});

async function decide(): Promise<void> {
  const { active, open } = undecided();
  if (chance.below(2) === 0 && active.length > 0) await revoke(chance.of(active));
  else if (open.length > 1) await refuse(chance.of(open));
}

/** Everything that can be read is what it was made, or is said to be damaged. */
async function check(): Promise<void> {
  const reader = chance.of([parties.zhejiang, parties.licensing, parties.ministry]);
  for (const [id, { state, request }] of grants) {
    const read = await trueOrDamaged(reader.access.grant({ grant: id }));
    expect(read ?? { id, state, request }).toMatchObject({ id, state, request });
  }
  for (const [code, name] of rows) {
    const read = await trueOrDamaged(reader.records.get({ dataset: posts.id, key: code }));
    expect(read?.fields ?? { code, name }).toEqual({ code, name });
  }
  const revoked = [...grants].find(([, { state }]) => state === 'revoked')?.[0];
  const opening = revoked === undefined ? undefined : await trueOrDamaged(parties.open({ grant: revoked }));
  expect(opening?.state ?? 'denied').toBe('denied');
  const [inbox, given] = [
    await reader.access.requests({ provider: 'MHRSS', size: 100 }),
    await reader.access.grants({ requester: 'GD', size: 100 }),
  ];
  for (const { id } of inbox.items) expect([...requests.keys()]).toContain(id);
  for (const { id, state } of given.items) expect(grants.get(id)?.state ?? state).toBe(state);
  for (const { id, state } of (await auditor.audit.openings({ authority: 'MHRSS', size: 100 })).items)
    expect([id, state]).toEqual([id, 'denied']);
}

test(`nothing forged or older holds, nothing that decides waits, no list fails, in ${steps} steps`, async () => {
  for (let done = 0; done < steps; done += atOnce) {
    await chance.of(work)();
    await adversary.look();
    await adversary.strike(atOnce, guessed());
    await decide();
    await check();
  }
  const { active, open } = undecided();
  for (const id of active) await revoke(id);
  for (const id of open) await refuse(id);
  await check();
}, 600_000);
