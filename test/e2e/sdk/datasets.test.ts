import { errors, fail } from '@oneplusn/api';
import { isOnePlusNError, type OnePlusNError } from '@oneplusn/errors';
import { gateway, peer } from '@hyperledger/fabric-protos';
import {
  InvalidDataError,
  OpeningDenied,
  PutIncompleteError,
  defineDataset,
  sdkErrors,
  type Ledger,
} from '@oneplusn/sdk';
import { FaultyGateway, useNet } from '../../engine';
import { insured, people, posts, wanted } from '../sharing/data';
import { eventually } from '../waiting';

const net = useNet({ batchTimeoutMs: 30 });
const fields = { name: 'whole', birthDate: 'year', idNumber: 'last:4' } as const;
const folk = people(1_000);
let ministry: Ledger;
let licensing: Ledger;

beforeAll(async () => {
  [ministry, licensing] = await Promise.all([net().connect('MHRSS/wu'), net().connect('GD/li')]);
  await ministry.dataset(posts).publish();
  await ministry.dataset(insured).publish();
});

async function failureOf(work: Promise<unknown>): Promise<OnePlusNError> {
  const error: unknown = await work.then(
    () => new Error('it went well'),
    (reason: unknown) => reason,
  );
  if (isOnePlusNError(error)) return error;
  throw error;
}

describe('putting', () => {
  const rows = Array.from({ length: 1_201 }, (_, n) => ({ code: String(10_000 + n), name: `职业 ${n}` }));

  /** As a program has it that does not know how long a name may be: what it sends, the ledger refuses. */
  const lessKnown = defineDataset({
    ...posts,
    schema: { ...posts.schema, properties: { code: { type: 'string' }, name: { type: 'string' } } },
  });

  test('many rows go in several batches; the same rows again are not written', async () => {
    const dataset = ministry.dataset(posts);
    expect(await dataset.put(rows)).toEqual({ records: 1_201, batches: 3, created: 1_201, updated: 0, unchanged: 0 });
    expect(await dataset.put(rows)).toMatchObject({ created: 0, updated: 0, unchanged: 1_201 });
    const codes: string[] = [];
    for await (const { fields: row } of licensing.dataset(posts).each()) codes.push(row?.code ?? '');
    expect(codes).toEqual(rows.map(({ code }) => code));
    expect(await licensing.dataset(posts).get({ code: '10007' })).toMatchObject({
      version: 1,
      fields: { name: '职业 7' },
    });
    expect((await licensing.dataset(posts).page({ prefix: '111', size: 5 })).items).toHaveLength(5);
  });

  test('one wrong row among many is told before anything is sent, with number and field; all are', async () => {
    const more = rows.map(({ code, name }) => ({ code: `2${code}`, name }));
    const faulty = more.map((row, n) => (n === 1_200 || n === 7 ? { ...row, name: '名'.repeat(61) } : row));
    const dataset = ministry.dataset(posts);
    const error = await failureOf(dataset.put(faulty));
    if (!(error instanceof InvalidDataError)) throw error;
    expect(error.is(sdkErrors.rowsInvalid)).toBe(true);
    expect(error.problems.map(({ row, field }) => [row, field])).toEqual([
      [8, 'name'],
      [1_201, 'name'],
    ]);
    expect(await dataset.put(more)).toMatchObject({ created: 1_201, unchanged: 0 });
  });

  test('where this program knows less than the catalog some batches are written; put again, all are', async () => {
    const lax = ministry.dataset(lessKnown);
    const more = rows.map(({ code, name }) => ({ code: `4${code}`, name }));
    const error = await failureOf(
      lax.put(more.map((row, n) => (n === 1_200 ? { ...row, name: '名'.repeat(61) } : row))),
    );
    if (!(error instanceof PutIncompleteError)) throw error;
    expect(error.args).toMatchObject({ dataset: posts.id, total: 1_201, written: 1_000 });
    expect({ written: error.written, unwritten: error.unwritten }).toEqual({
      written: [[1, 1_000]],
      unwritten: [[1_001, 1_201]],
    });
    expect(error.cause).toMatchObject({ code: errors.records.invalid.code, args: { row: 1_201, field: 'name' } });
    expect(await lax.put(more)).toMatchObject({ created: 201, unchanged: 1_000 });
  });

  test('at the same time, puts and gets share calls, and nobody suffers from another’s mistake', async () => {
    const dataset = ministry.dataset(lessKnown);
    const commits = new Map<string, string>();
    const put = (code: string, name: string) =>
      dataset.put([{ code, name }], { onCommit: ({ txId }) => commits.set(`${code} ${name}`, txId) });
    const wrong = failureOf(put('30001', '名'.repeat(61)));
    const good = Array.from({ length: 40 }, (_, n) => put(String(31_000 + n), `职业 ${n}`));
    // The same key again: the two must not meet in one transaction.
    const twice = put('31000', '改名');
    expect((await wrong).is(errors.records.invalid)).toBe(true);
    for (const summary of await Promise.all([...good, twice]))
      expect(summary).toMatchObject({ records: 1, batches: 1 });
    expect(new Set(commits.values()).size).toBeLessThan(20);
    expect(commits.get('31000 职业 0')).not.toBe(commits.get('31000 改名'));

    const keys = ['31001', '30001', '31002', '31003', '31004', '31005'];
    const found = await Promise.all(keys.map((key) => dataset.get(key).catch((error: unknown) => error)));
    expect(found[1]).toMatchObject({ code: errors.records.unknownRecord.code });
    expect(found.filter((each) => !(each instanceof Error))).toMatchObject(
      keys.filter((key) => key !== '30001').map((key) => ({ key, version: 1 })),
    );
    const again = await Promise.all([
      put('31001', '职业 1'),
      put('31002', '改名'),
      put('32000', '新'),
      put('32001', '新'),
    ]);
    expect(again.map(({ created, updated, unchanged }) => [created, updated, unchanged])).toEqual([
      [0, 0, 1],
      [0, 1, 0],
      [1, 0, 0],
      [1, 0, 0],
    ]);
  });

  test('a write that may be repeated keeps a receipt only where its caller names it', async () => {
    const requestId = 'put-by-name-1';
    const input = { dataset: posts.id, records: [{ code: '33001', name: '职业' }] };
    const first = await ministry.records.put(input, { requestId });
    expect(await ministry.records.put(input, { requestId })).toEqual(first);
    expect(await ministry.ledger.receipt({ requestId })).toMatchObject({ transaction: 'records.put' });
    expect(await ministry.records.put(input)).toMatchObject({ created: 0, unchanged: 1 });
  });

  test("a provider's vault is prepared when first needed, once", async () => {
    const steward = await net().connect('ZJ/wei');
    const dataset = steward.dataset(defineDataset({ ...insured, id: 'ZJ/insured', code: '334001002/0017' }));
    const stream = steward.events();
    await dataset.publish();
    expect(await dataset.put(folk)).toEqual({ records: 1_000, batches: 2 });
    await dataset.put(folk.slice(0, 1));
    const names: string[] = [];
    for await (const { name } of stream) {
      names.push(name);
      if (names.filter((each) => each === 'records.putConditional').length === 3) break;
    }
    expect(names.filter((name) => name === 'vault.prepare')).toHaveLength(1);
  });
});

describe('definitions', () => {
  test('are held against the catalog', async () => {
    expect(await licensing.dataset(insured).check()).toMatchObject({ id: insured.id, version: 1 });
    const { schema } = insured;
    const other = defineDataset({
      ...insured,
      schema: { ...schema, properties: { ...schema.properties, months: { type: 'string' } } },
    });
    const error = await failureOf(licensing.dataset(other).check());
    expect(error.is(sdkErrors.definitionDiffers)).toBe(true);
    expect(error.message).toContain('months');
  });

  test('are published by their owner alone', async () => {
    const error = await failureOf(licensing.dataset(insured).publish());
    expect(error.is(sdkErrors.definitionDiffers)).toBe(true);
  });
});

describe('asking', () => {
  const ask = () => licensing.dataset(insured).request({ ...wanted, fields });
  const decide = async (id: string, change = {}) =>
    eventually(() => ministry.access.approve({ request: id, ...change }));

  /** The error that the decision brings, once the reader's own peer has it. */
  const outcome = (look: () => Promise<unknown>) =>
    failureOf(
      eventually(
        () => look().catch((error: unknown) => error),
        (answer) => answer !== undefined,
      ).then((answer) => Promise.reject(answer as Error)),
    );

  test('a request is open, then granted', async () => {
    const request = await ask();
    expect(await request.granted()).toBeUndefined();
    const { id } = await decide(request.id);
    const granted = await eventually(
      () => request.granted(),
      (grant) => grant !== undefined,
    );
    expect(granted).toMatchObject({ id, fields, purpose: wanted.purpose });
  });

  test('a refusal says why', async () => {
    const request = await ask();
    await eventually(() => ministry.access.refuse({ request: request.id, reason: '依据不足' }));
    const error = await outcome(() => request.granted());
    expect(error.is(sdkErrors.requestRefused)).toBe(true);
    expect(error.args).toMatchObject({ reason: '依据不足' });
  });

  test('a grant that gives less is not taken for more; what it gives can be named', async () => {
    const request = await ask();
    const { id } = await decide(request.id, { fields: { name: 'whole' } });
    const dataset = licensing.dataset(insured);
    const error = await outcome(() => request.granted());
    expect(error.is(sdkErrors.grantNarrower)).toBe(true);
    expect((await dataset.grant(id, { name: 'first:1' })).grant.id).toBe(id);
    expect((await failureOf(dataset.grant(id, { birthDate: 'year' }))).is(sdkErrors.grantNarrower)).toBe(true);
  });
});

describe('opening', () => {
  let gate: FaultyGateway;
  let reader: Ledger;
  let grant: Awaited<ReturnType<typeof granted>>;
  const keys = folk.slice(0, 3).map(({ idNumber }) => idNumber);
  const granted = async () => {
    const request = await licensing.dataset(insured).request({ ...wanted, fields });
    const { id } = await eventually(() => ministry.access.approve({ request: request.id }));
    return eventually(() => licensing.dataset(insured).grant(id, fields));
  };
  const names = async () => {
    const found: string[] = [];
    for await (const { name } of reader.dataset(insured).open(grant, keys)) found.push(name);
    return found;
  };

  beforeAll(async () => {
    await ministry.dataset(insured).put(folk.slice(0, 200));
    grant = await granted();
    gate = await FaultyGateway.before(net(), 'GD');
    reader = await net().connect('GD/li', { profile: gate.profile });
  });
  afterAll(() => gate.close());
  afterEach(() => gate.heal());
  const expected = folk.slice(0, 3).map(({ name }) => name);

  test('many keys are read in pages, each record typed and in the order of the keys', async () => {
    const all = folk.slice(0, 200);
    const opened = reader.dataset(insured).open(grant, [...all.map(({ idNumber }) => idNumber), folk[900]!.idNumber]);
    const records = [];
    for await (const { key, record, opening } of opened.entries()) {
      records.push(record);
      expect(opening).toMatchObject({ state: 'allowed', records: 201 });
      if (!record) expect(key).toBe(folk[900]!.idNumber);
    }
    const shown = all.map(({ name, birthDate, idNumber }) => ({
      name,
      birthDate: birthDate.slice(0, 4),
      idNumber: idNumber.slice(-4),
    }));
    expect(records).toEqual([...shown, undefined]);
  });

  test("a provider's peer that does not know the opening yet is asked again", async () => {
    const unknown = fail(errors.access.openingUnknown, { opening: 'MHRSS/o-1' }).serialize();
    const late = {
      code: 2,
      message: `evaluate call to endorser returned error: chaincode response 500, ${unknown}`,
      reached: false,
    };
    gate.nextFew(3, 'Evaluate', late);
    expect(await names()).toEqual(expected);
    expect((await failureOf(unendingly('Evaluate', late, names))).is(errors.access.openingUnknown)).toBe(true);
  });

  test("a commitment that has not reached one's own peer yet is waited for, but not for ever", async () => {
    let times = 2;
    const behind = {
      alter: (answer: Buffer) => (times > 0 && has(answer, 'hashes') ? ((times -= 1), withNoHashes(answer)) : answer),
    };
    gate.nextFew(20, 'Evaluate', behind);
    expect(await names()).toEqual(expected);
    expect(times).toBe(0);
    times = Infinity;
    const error = await failureOf(unendingly('Evaluate', behind, names));
    expect(error.is(errors.records.proofBroken)).toBe(true);
  });

  test('a record that was altered on its way is not handed over', async () => {
    const forged = { alter: (answer: Buffer) => replaced(answer, '欧阳甲0', '欧阳丙9') };
    const error = await failureOf(unendingly('Evaluate', forged, names));
    expect(error.is(errors.records.proofBroken)).toBe(true);
    expect(error.args).toMatchObject({ dataset: insured.id });
  });

  test('a denial comes as the error that it is, with the opening', async () => {
    const elsewhere = { ...grant, purpose: 'statistics' };
    const attempt = async () => {
      for await (const { name } of licensing.dataset(insured).open(elsewhere, keys)) throw new Error(`${name} came`);
    };
    const error = await failureOf(attempt());
    expect(error).toBeInstanceOf(OpeningDenied);
    expect(error.is(errors.access.purposeDiffers)).toBe(true);
    expect((error as OpeningDenied).opening).toMatchObject({ state: 'denied', purpose: 'statistics', records: 3 });
  });

  async function unendingly<T>(
    ...[method, fault, work]: [...Parameters<FaultyGateway['next']>, () => Promise<T>]
  ): Promise<T> {
    gate.nextFew(100, method, fault);
    return work().finally(() => gate.heal());
  }
});

const payloadOf = (answer: Buffer) => {
  const message = gateway.EvaluateResponse.deserializeBinary(answer);
  return Buffer.from(message.getResult()?.getPayload_asU8() ?? []).toString('utf8');
};
const has = (answer: Buffer, member: string) => payloadOf(answer).includes(`"${member}"`);
const withNoHashes = (answer: Buffer) => withPayload(payloadOf(answer).replace(/"[0-9a-f]{64}"/g, 'null'));
const replaced = (answer: Buffer, before: string, after: string) =>
  withPayload(payloadOf(answer).replaceAll(before, after));

function withPayload(text: string): Buffer {
  const response = new peer.Response();
  response.setStatus(200);
  response.setPayload(Buffer.from(text));
  const message = new gateway.EvaluateResponse();
  message.setResult(response);
  return Buffer.from(message.serializeBinary());
}
