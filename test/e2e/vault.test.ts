/**
 * An authority's vault: its keys, what happens without or with a wrong one, renewal under another, and what earlier
 * versions left.
 */
import {
  bundleSize,
  canonicalJson,
  commit,
  errors,
  keyedDigest,
  leavesOf,
  seedOf,
  sha256,
  type Json,
} from '@oneplusn/api';
import { renewVault, type Ledger } from '@oneplusn/sdk';
import { type Context, Contract } from 'fabric-contract-api';
import { Eavesdropper, foundationWith, topology, useNet, vaultKeysOf } from '../engine';
import { refused } from './refused';
import { insured, people } from './sharing/data';
import { ownRecord } from './sharing/own';
import { partiesIn, fields, folk, hex, keysOf, type Parties } from './sharing/parties';
import { stockClient } from './sharing/stock';
import { eventually } from './waiting';

const collection = '_implicit_org_MHRSS';
const keyFile = (...ids: string[]): string =>
  JSON.stringify({ keys: ids.map((id) => ({ id, secret: sha256(`key ${id}`) })) });
/** What the ministry's service is started with; to be changed as a restart would. */
let ministryKeys: string | undefined = keyFile('k-1');
const foundation = foundationWith({
  committee: topology().committee,
  vaultKeys: (msp) => (msp === 'MHRSS' ? ministryKeys : vaultKeysOf(msp)),
});

/** Writes into the ministry's collection what earlier versions wrote, and looks at what lies there. */
class Drawer extends Contract {
  constructor() {
    super('drawer');
  }
  async write({ stub }: Context): Promise<void> {
    for (const [key, value] of stub.getTransient()) await stub.putPrivateData(collection, key, Buffer.from(value));
  }
  async keys({ stub }: Context, from: string, to: string): Promise<string> {
    const keys: string[] = [];
    for await (const { key } of stub.getPrivateDataByRange(collection, from, to)) keys.push(key);
    return JSON.stringify(keys);
  }
}

const net = useNet({ foundation: { ...foundation, contracts: [...foundation.contracts, Drawer] } });
const dataset = insured.id;
let parties: Parties;
let admin: Ledger;
beforeAll(async () => {
  parties = await partiesIn(net());
  admin = await net().connect('MHRSS/admin');
});

const stored = async (prefix: string): Promise<string[]> => {
  const client = stockClient(net(), 'MHRSS/wu');
  const range = { arguments: [prefix, `${prefix}~`], endorsingOrganizations: ['MHRSS'] };
  return JSON.parse(await client.evaluate('drawer:keys', range).finally(() => client.close())) as string[];
};
const write = async (entries: Record<string, string>): Promise<void> => {
  const client = stockClient(net(), 'MHRSS/wu');
  const code = await client.submit('drawer:write', { transientData: entries, endorsingOrganizations: ['MHRSS'] });
  client.close();
  expect(code).toBe(0);
};
const own = (key: string) => ownRecord(parties.ministry, key);
const opened = async (): Promise<unknown[]> => {
  const grant = await parties.granted();
  const handle = parties.licensing.dataset(insured);
  const seen: unknown[] = [];
  for await (const person of handle.open(await handle.grant(grant.id, fields), keysOf(3))) seen.push(person.name);
  return seen;
};
/** Ids of the openings that named somebody. */
const readersOf = async (key: string): Promise<string[]> => {
  const auditor = await net().connect('MHRSS/he');
  const ids: string[] = [];
  for await (const { opening } of auditor.dataset(insured).readers([key])) ids.push(opening.id);
  return ids;
};
const names = folk.slice(0, 3).map(({ name }) => name);

test('each authority sees to its own, on its own peers', async () => {
  expect(await admin.vault.status()).toEqual({ msp: 'MHRSS', keys: [{ key: 'k-1', state: 'ready' }], outdated: false });
  const client = stockClient(net(), 'GD/admin');
  const call = { arguments: [JSON.stringify({ input: {} })], endorsingOrganizations: ['MHRSS'] };
  for (const transaction of ['vault:copy', 'vault:status', 'vault:outdated'])
    await expect(client.evaluate(transaction, call)).rejects.toMatchObject({
      details: [{ message: expect.stringContaining(errors.vault.wrongPeer.code) as string }],
    });
  client.close();
  await refused(parties.licensing.vault.copy(), errors.registry.roleMissing);
});

describe('a service', () => {
  afterEach(() => (ministryKeys = keyFile('k-1')));

  test('without a key refuses what is secret, and serves the rest', async () => {
    ministryKeys = undefined;
    await refused(own(folk[0]!.idNumber), errors.vault.noKey);
    await refused(admin.vault.prepare(), errors.vault.noKey);
    expect((await admin.vault.status()).keys).toEqual([]);
    expect((await parties.ministry.catalog.get({ dataset })).id).toBe(dataset);
  });

  test('with another key of the same name refuses, and never says that a record is not there', async () => {
    ministryKeys = JSON.stringify({ keys: [{ id: 'k-1', secret: sha256('another') }] });
    const error = await refused(own(folk[0]!.idNumber), errors.vault.wrongKey);
    expect(error.args).toEqual({ msp: 'MHRSS', key: 'k-1' });
    const put = { dataset, count: 1 };
    const transient = { records: [folk[0]!], salt: hex() };
    await refused(parties.ministry.records.putConditional(put, { transient }), errors.vault.wrongKey);
    await refused(admin.vault.prepare(), errors.vault.wrongKey);
    expect((await admin.vault.status()).keys).toEqual([{ key: 'k-1', state: 'wrong' }]);
  });

  test('with a new key that is not in use yet says what to do', async () => {
    ministryKeys = keyFile('k-2', 'k-1');
    await refused(own(folk[0]!.idNumber), errors.vault.notPrepared);
    expect((await admin.vault.status()).keys.map(({ state }) => state)).toEqual(['new', 'ready']);
  });

  test('with a key file that is none refuses without showing it', async () => {
    ministryKeys = `{"keys":[{"id":"k-1","secret":"${'S3CRET'.repeat(9)}"}]}`;
    const error = await refused(own(folk[0]!.idNumber), errors.vault.badKeyFile);
    expect(JSON.stringify(error)).not.toContain('S3CRET');
  });
});

test('a new key takes over: all is readable throughout, moved in steps, and the old purged', async () => {
  const before = await stored('vault~k-1~');
  expect(before.length).toBeGreaterThanOrEqual(folk.length);
  ministryKeys = keyFile('k-2', 'k-1');
  expect(await admin.vault.prepare()).toEqual({ key: 'k-2', prepared: true });
  expect((await admin.vault.status()).outdated).toBe(true);
  expect((await own(folk[0]!.idNumber))?.fields).toEqual(folk[0]);
  expect(await opened()).toEqual(names);
  const readers = await readersOf(folk[0]!.idNumber);
  expect(readers.length).toBeGreaterThan(1);

  // Broken off after a few, it goes on later; what is written meanwhile goes under the new key.
  const { items } = await admin.vault.outdated({ size: 5 });
  expect(await admin.vault.renew({ entries: items })).toEqual({ renewed: 5 });
  expect(await admin.vault.renew({ entries: items })).toEqual({ renewed: 0 });
  expect(await opened()).toEqual(names);
  const changed = { ...folk[7]!, address: '更换密钥期间迁入 7 号' };
  const key = changed.idNumber;
  await parties.ministry.records.correctConditional(
    { dataset, reason: '迁移' },
    { transient: { key, fields: changed, salt: hex() } },
  );
  const progress: number[] = [];
  const { entries } = await renewVault(admin, (each) => progress.push(each.entries));
  expect(entries).toBeGreaterThan(0);
  expect(progress.at(-1)).toBe(entries);
  expect(await stored('vault~k-1~')).toEqual([]);
  const notes = await stored('\u0000own\u0000named\u0000');
  expect(new Set(notes.map((name) => name.split('\u0000')[3]?.slice(0, 16))).size).toBe(1);
  // Those that were moved at once share a root; the one that was corrected between has its own.
  expect(folk.length - 5 - 1).toBeLessThanOrEqual(bundleSize);
  expect(await stored('roots~')).toHaveLength(2);
  expect(await stored('root~')).toHaveLength(3);

  // The old key can go.
  ministryKeys = keyFile('k-2');
  expect(await admin.vault.status()).toMatchObject({ keys: [{ key: 'k-2', state: 'ready' }], outdated: false });
  expect(await eventually(opened, (seen) => seen.length === 3)).toEqual(names);
  expect(await own(key)).toMatchObject({ version: 2, fields: changed });
  expect(await readersOf(folk[0]!.idNumber)).toEqual(expect.arrayContaining(readers));
});

test('what earlier versions wrote in clear is found, moved and purged', async () => {
  const secret = hex();
  const ancient = folk
    .slice(0, 3)
    .map((person, n) => ({ ...person, name: `旧时明文${n}`, idNumber: `11010519491231002${'X12'[n]}`.slice(0, 18) }));
  const [person] = ancient;
  const { schema } = await parties.ministry.catalog.get({ dataset });
  const name = { dataset, key: person!.idNumber, version: 4 };
  const seed = seedOf(hex(), name);
  const record = {
    ...{ ...name, revision: 1, leaves: leavesOf(schema, person!), seed, state: 'current' },
    provenance: { by: 'MHRSS/wu', at: '2026-01-01T00:00:00.000Z', txId: 'x' },
  };
  const blinded = keyedDigest(secret, ['record', dataset, person!.idNumber]);
  await write({
    'blinding-secret': secret,
    [`record~${blinded}`]: canonicalJson(record as unknown as Json),
    [`root~${blinded}`]: commit(record, seed),
    '\u0000receipt\u0000MHRSS\u0000wu\u0000old-request\u0000': canonicalJson({
      result: '{}',
      digest: 'x',
      blinded: true,
    }),
  });
  expect((await admin.vault.status()).outdated).toBe(true);
  /** Which of these the ministry's peer hands out to another authority with its blocks. */
  const handedOut = async (): Promise<string[]> => {
    const blocks = await (await Eavesdropper.at(net(), 'GD/admin', 'MHRSS')).taken();
    return [person!.name, secret].filter((text) => blocks.some((bytes) => bytes.includes(text)));
  };
  expect(await handedOut()).toEqual([person!.name, secret]);
  const before = await eventually(() => own(person!.idNumber));
  expect(before).toMatchObject({ version: 4, fields: person });
  expect(await renewVault(admin)).toEqual({ entries: 3 });
  expect(await stored('record~')).toEqual([]);
  expect(await stored('blinding-secret')).toEqual([]);
  expect(await stored('\u0000receipt\u0000MHRSS\u0000wu\u0000old-request')).toEqual([]);
  expect(await own(person!.idNumber)).toEqual(before);
  expect((await admin.vault.status()).outdated).toBe(false);
  expect(await handedOut()).toEqual([]);
});

test('a bundle goes with its last record, and one that comes back has a root again', async () => {
  const pair = people(32).slice(30);
  const bundles = await stored('roots~');
  await parties.ministry.dataset(insured).put(pair);
  const [added] = (await stored('roots~')).filter((key) => !bundles.includes(key));
  expect(added).toBeDefined();
  const withdraw = (key: string) =>
    parties.ministry.records.withdrawConditional({ dataset, reason: '误登' }, { transient: { key, salt: hex() } });
  for (const [at, { idNumber }] of pair.entries()) {
    await withdraw(idNumber);
    expect((await stored('roots~')).includes(added!)).toBe(at === 0);
  }
  expect(await stored(`root~${added!.slice('roots~'.length)}`)).toEqual([]);
  await parties.ministry.dataset(insured).put(pair.slice(0, 1));
  expect(await own(pair[0]!.idNumber)).toMatchObject({ version: 3, state: 'current' });
  const grant = await parties.granted();
  const handle = parties.licensing.dataset(insured);
  const keys = pair.map(({ idNumber }) => idNumber);
  const entries = [];
  for await (const { record } of handle.open(await handle.grant(grant.id, fields), keys).entries())
    entries.push(record?.name);
  expect(entries).toEqual([pair[0]!.name, undefined]);
});
