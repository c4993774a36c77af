/**
 * What members of the channel get from each other's peers while everything is done that the foundation offers: blocks
 * with private data, as they come, so that also what is purged later has been handed out.
 *
 * Every suite ends with the same question over the blocks that stand there (`engine/suite.ts`).
 */
import { allTransactions } from '@oneplusn/api';
import fc from 'fast-check';
import { eavesdropEverywhere, useNet, type Eavesdropper } from '../engine';
import { Search } from '../engine/confidential';
import { fitting } from './fuzz/fitting';
import { rawCall } from './fuzz/raw';
import { partiesIn, fields, folk, hex, keysOf, type Parties } from './sharing/parties';
import { insured } from './sharing/data';
import { stockClient } from './sharing/stock';

const net = useNet();
let listeners: Eavesdropper[];
let parties: Parties;
beforeAll(async () => {
  listeners = await eavesdropEverywhere(net());
  parties = await partiesIn(net());
});

const dataset = insured.id;

test('a record lives and dies: put, opened, read, corrected, withdrawn, purged', async () => {
  const { ministry, licensing } = parties;
  const grant = await parties.granted();
  const handle = licensing.dataset(insured);
  const seen: unknown[] = [];
  for await (const { record } of handle.open(await handle.grant(grant.id, fields), keysOf(5)).entries())
    seen.push(record);
  expect(seen).toHaveLength(5);
  const [person] = folk;
  const key = person!.idNumber;
  const changed = { ...person!, name: '欧阳更名', address: '迁往新址 18 号' };
  await ministry.records.correctConditional(
    { dataset, reason: '更正' },
    { transient: { key, fields: changed, salt: hex() } },
  );
  await ministry.records.withdrawConditional({ dataset, reason: '误登' }, { transient: { key, salt: hex() } });
  await ministry.records.purge({ dataset, reason: '清除' }, { transient: { key } });
});

const every = allTransactions.map((transaction) => [transaction.name, transaction] as const);
test.each(every)('%s, with whatever fits it', async (name, transaction) => {
  for (const actor of ['MHRSS/wu', 'MHRSS/admin', 'GD/li']) {
    const client = stockClient(net(), actor);
    const [input, transient] = [transaction.input, transaction.transient].map(
      (schema, n) => schema && fc.sample(fitting(schema), { numRuns: 1, seed: n + 1 })[0],
    );
    const call = rawCall(
      transaction,
      { ...(input as object), ...('dataset' in (input as object) && { dataset }) },
      transient,
    );
    const options = { ...call, endorsingOrganizations: ['MHRSS', 'GD'] };
    // Most are refused, for they speak of what is not there: that too must tell nobody anything.
    const wire = name.replace('.', ':');
    const sent = transaction.kind === 'submit' ? client.submit(wire, options) : client.evaluate(wire, options);
    await sent.catch(() => undefined);
    client.close();
  }
});

test('every event of it is borne out by its transaction', async () => {
  const untrue: unknown[] = [];
  const names = new Set<string>();
  const last = await net().connect('ZJ/admin');
  await last.registry.establish({ departments: [{ path: 'last', name: { zh: '末' } }] });
  for await (const event of last.events({ from: 0, onUnverified: ({ why }) => untrue.push(why.message) })) {
    names.add(event.name);
    if (event.facts.some(({ id }) => id === 'ZJ/last')) break;
  }
  expect(untrue).toEqual([]);
  expect(names.size).toBeGreaterThan(10);
});

test('no other member has seen anything of it, at any peer', async () => {
  const seen = await Promise.all(listeners.map((listener) => listener.heard()));
  expect(listeners).toHaveLength(12);
  expect(seen.flat()).toEqual([]);
});

test('what is looked for is found where it stands in clear', () => {
  const search = new Search();
  expect(search.size).toBeGreaterThan(100);
  const [person] = folk;
  expect(search.in(Buffer.from(`{"name":"${person!.name}","idNumber":"${person!.idNumber}"}`)).sort()).toEqual(
    [person!.idNumber, person!.name].sort(),
  );
});
