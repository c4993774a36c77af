/**
 * Nothing of transient data shows: every transaction that has some is fed marked values in every place, fitting and
 * not, on the embedded ledger with the chaincode in processes of its own. New transactions are covered without being
 * named.
 */
import { allTransactions } from '@oneplusn/api';
import type { Transaction } from '@oneplusn/api';
import { chaincodeId } from '@oneplusn/devnet';
import { sampleTopology } from '@oneplusn/topology';
import fc from 'fast-check';
import { startNet, type Net } from '../engine';
import { fitting } from '../e2e/fuzz/fitting';
import { rawCall, type RawCall } from '../e2e/fuzz/raw';
import { damaged } from '../e2e/fuzz/damaged';
import { dataset, partiesIn, folk, type Parties } from '../e2e/sharing/parties';
import { ownRecord } from '../e2e/sharing/own';
import { stockClient, type StockClient } from '../e2e/sharing/stock';
import { isMarked, mark, marked, markedPeople, markedPerson } from './marker';
import { settingsOf, startService, type ServiceProcess } from './process';

const topology = sampleTopology('quickstart');
const { name, version } = topology.chaincode;
const services: ServiceProcess[] = [];
const clients: StockClient[] = [];
let net: Net;
let parties: Parties;
let first: bigint;

beforeAll(async () => {
  const perAuthority = Object.fromEntries(
    await Promise.all(
      topology.authorities.map(async ({ msp }) => {
        // The level that an operator would ask for who looks for a fault.
        const environment = { ...settingsOf(msp), CORE_CHAINCODE_LOGGING_LEVEL: 'debug' };
        const service = await startService(environment, chaincodeId({ name, version }));
        services.push(service);
        return [msp, { service: { address: service.address } }] as const;
      }),
    ),
  );
  net = await startNet({ topology, perAuthority });
  parties = await partiesIn(net);
  clients.push(...['MHRSS/wu', 'GD/li'].map((actor) => stockClient(net, actor)));
  first = await clients[0]!.height();
}, 120_000);

afterAll(async () => {
  clients.forEach((client) => client.close());
  await net.stop();
  await Promise.all(services.map((service) => service.stop()));
});

const withTransient = allTransactions.filter(({ transient }) => transient);

/** What a call comes to, whatever that is. */
async function outcome(client: StockClient, transaction: Transaction, call: RawCall): Promise<string> {
  const said = client.evaluate(transaction.name.replace('.', ':'), call);
  return said.then(
    // What an evaluate answers is for its caller alone; what a submit answers stands on the ledger.
    (answer) => (transaction.kind === 'submit' ? answer : ''),
    (reason: unknown) => `${String(reason)} ${JSON.stringify(reason)}`,
  );
}

/** Inputs about a dataset that is there, with the numbers that the transient data calls for. */
function about({ input }: Transaction, given: object, transient: object): object {
  const { entries } = input as unknown as { entries: Readonly<Record<string, unknown>> };
  const lists = Object.values(transient).filter((value) => Array.isArray(value));
  const count = lists[0]?.length ?? 1;
  const known = { dataset, count, records: count };
  return { ...given, ...Object.fromEntries(Object.entries(known).filter(([field]) => Object.hasOwn(entries, field))) };
}

describe('of the transient data of', () => {
  test.each(withTransient.map((each) => [each.name, each] as const))('%s', async (_, transaction) => {
    const { input } = transaction;
    const transient = fitting(transaction.transient!);
    const people = transient.map((fields) => markedPeople(fields as object, folk[0]!));
    const given = fc.oneof(transient.map(mark), people, damaged(transient.map(mark)), damaged(people));
    await fc.assert(
      fc.asyncProperty(fitting(input), given, fc.nat(1), async (value, fields, who) => {
        const asked = about(transaction, value as object, Object(fields) as object);
        const said = await outcome(clients[who]!, transaction, rawCall(transaction, asked, fields));
        expect(isMarked(said)).toBe(false);
      }),
      { numRuns: 60 },
    );
    const names = Object.keys((transaction.transient as unknown as { entries: object }).entries);
    for (const text of [marked, `"${marked}`, `{"${marked}":`, `${'['.repeat(5000)}"${marked}"`]) {
      const [one] = fc.sample(fitting(input), 1);
      const transientData = Object.fromEntries(names.map((field) => [field, text]));
      const said = await outcome(clients[0]!, transaction, { ...rawCall(transaction, one), transientData });
      expect(isMarked(said)).toBe(false);
    }
  });
});

test('records that are really put, corrected, opened, read and withdrawn', async () => {
  const row = markedPerson(folk[0]!);
  const { ministry } = parties;
  const call = { transient: { records: [row, folk[1]!], salt: 'ab'.repeat(32) } };
  await ministry.records.putConditional({ dataset, count: 2 }, call);
  const key = String(row['idNumber']);
  expect((await ownRecord(ministry, key))?.fields).toEqual(row);
  const fields = { ...row, address: marked };
  const corrected = { key, fields, salt: 'cd'.repeat(32) };
  await ministry.records.correctConditional({ dataset, reason: 'moved' }, { transient: corrected });
  const grant = await parties.granted();
  await parties.open({ grant: grant.id }, [key, folk[1]!.idNumber]);
  await ministry.records.withdrawConditional(
    { dataset, reason: 'gone' },
    { transient: { key, salt: 'ef'.repeat(32) } },
  );
});

describe('afterwards', () => {
  test('no block holds a mark: arguments, answers, events, public state', async () => {
    const client = clients[0]!;
    const height = await client.height();
    expect(height - first).toBeGreaterThan(4n);
    for (let number = 0n; number < height; number++) expect(isMarked(await client.block(number))).toBe(false);
  });

  test('no process has printed one', () => {
    for (const service of services) {
      expect(service.printed()).not.toBe('');
      expect(isMarked(service.printed())).toBe(false);
    }
  });
});
