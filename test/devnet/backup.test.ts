/** The drill: an authority's only peer has lost all that it alone had, and gets it back from a copy. */
import { startDevnet, type Devnet } from '@oneplusn/devnet';
import { collectionOf, restoreCollection, type Ledger, type StoredEntry } from '@oneplusn/sdk';
import { peerNames, sampleTopology, signaturePolicy } from '@oneplusn/topology';
import { found } from '@oneplusn/testkit';
import { insured } from '../e2e/sharing/data';
import { partiesIn, fields, folk, keysOf, type Parties } from '../e2e/sharing/parties';
import { foundationWith } from '../engine';
import { Access } from '../engine/access';

const topology = sampleTopology('quickstart');
const { name: chaincode, version } = topology.chaincode;
const place = { authority: 'MHRSS', chaincode, collection: '_implicit_org_MHRSS' };
let devnet: Devnet;
let access: Access;
let parties: Parties;
let admin: Ledger;
beforeAll(async () => {
  devnet = await startDevnet({ topology, batch: { timeoutMs: 20 } });
  const foundation = foundationWith({ committee: topology.committee });
  await devnet.deploy({ name: chaincode, version, policy: signaturePolicy(topology), chaincode: foundation });
  const endpoints = new Map(
    topology.authorities.map(({ msp }) => [peerNames(msp, 1)[0] ?? '', devnet.endpoints.get(msp) ?? { address: '' }]),
  );
  access = new Access(topology, devnet.credentials, endpoints);
  const connect = (actor: string) => access.connect(actor);
  await found(topology, connect);
  parties = await partiesIn(access.net('devnet', () => devnet.stop()));
  admin = await connect('MHRSS/admin');
});
afterAll(async () => {
  await access.close();
  await devnet.stop();
});

const opened = async (): Promise<unknown[]> => {
  const grant = await parties.granted();
  const handle = parties.licensing.dataset(insured);
  const seen: unknown[] = [];
  for await (const { name } of handle.open(await handle.grant(grant.id, fields), keysOf(3))) seen.push(name);
  return seen;
};

test('everything is back, readable, and all seals hold', async () => {
  const names = folk.slice(0, 3).map(({ name }) => name);
  expect(await opened()).toEqual(names);
  const copy: StoredEntry[] = [];
  for await (const entry of collectionOf(admin)) copy.push(entry);
  const held = devnet.controls.listKeys(place);
  expect(copy.map(({ key }) => key).sort()).toEqual([...held].sort());

  devnet.controls.losePrivateData('MHRSS');
  expect(devnet.controls.listKeys(place)).toEqual([]);
  await expect(opened()).rejects.toThrow();

  const done = await restoreCollection(admin, copy);
  expect(done).toMatchObject({ present: 0, superseded: 0, restored: copy.length });
  for (const { key, value } of copy)
    expect(Buffer.from(devnet.controls.lookUpPrivate({ ...place, key })?.value ?? []).toString()).toBe(value);
  expect(await opened()).toEqual(names);
  const { seals } = await parties.licensing.ledger.fact({ kind: 'dataset', id: insured.id });
  expect(seals).toEqual([{ msp: 'MHRSS', state: 'intact' }]);
  expect(await restoreCollection(admin, copy)).toMatchObject({ restored: 0, present: copy.length });
});
