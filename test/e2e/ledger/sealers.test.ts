/** What the ledger takes for a fact, and what for none: seals of two, of one alone, of nobody. Seen by a contract. */
import { canonicalJson, errors, LedgerError, problems, sha256, type access, type Json } from '@oneplusn/api';
import { problemWith, type ErrorDescriptor } from '@oneplusn/errors';
import { type Context, Contract } from 'fabric-contract-api';
import type { ChaincodeStub } from 'fabric-shim';
import type { Ledger } from '../../../chaincode/foundation/src/ledger/ledger';
import { factKey } from '../../../chaincode/foundation/src/ledger/keys';
import { openLedger, type OpenLedger } from '../../../chaincode/foundation/src/ledger/open';
import { useNet } from '../../engine';
import { everywhere } from '../sharing/everywhere';
import { stockClient, type StockClient } from '../sharing/stock';

type Work = (ledger: Ledger, stub: ChaincodeStub, written: OpenLedger['written']) => Promise<unknown>;

/** What the contract does next, and in whose names. */
let next: { signers: readonly string[]; work: Work; mayFail: boolean };

class Probe extends Contract {
  constructor() {
    super('probe');
  }

  async work({ stub }: Context): Promise<string> {
    const writers = { signers: new Set(next.signers), public: next.signers.length > 0 };
    const { ledger, written, flush } = openLedger(stub, writers, { caller: 'MHRSS', peer: stub.getMspID() });
    const answer = await next.work(ledger, stub, written).catch((error: Error) => {
      if (!next.mayFail) throw error;
      return error instanceof LedgerError ? { code: error.code, args: error.args } : error.message;
    });
    await flush();
    return canonicalJson((answer ?? null) as Json);
  }
}

const net = useNet({ founded: false, foundation: { contracts: [Probe] } });
let client: StockClient;
beforeAll(() => (client = stockClient(net(), 'GD/li')));
afterAll(() => client.close());

/** Writes, with the peers of these authorities. */
const submit = async (signers: readonly string[], work: Work): Promise<void> => {
  next = { signers, work, mayFail: false };
  expect(await client.submit('probe:work', { endorsingOrganizations: [...signers] })).toBe(0);
  await everywhere(net());
};
/** What a contract sees, or is refused with, on a peer that holds nobody's seals but by their hashes. */
const look = async (work: Work, signers: readonly string[] = []): Promise<unknown> => {
  next = { signers, work, mayFail: true };
  return JSON.parse(await client.evaluate('probe:work', { endorsingOrganizations: ['ZJ'] })) as unknown;
};

const [kind, both] = ['opening' as const, ['MHRSS', 'GD']];
const openingOf = (digits: string): access.Opening => ({
  ...{ id: `MHRSS/o-gd-${digits.repeat(16)}`, provider: 'MHRSS', requester: 'GD', actor: 'GD/li', state: 'allowed' },
  ...{
    dataset: 'MHRSS/insured',
    fields: { name: 'whole' },
    purpose: 'licence.review',
    records: 1,
    keys: '0'.repeat(64),
  },
  ...{ at: '2026-01-01T00:00:00.000Z', txId: 'x' },
});
const stored = (value: access.Opening): string => canonicalJson({ value: { ...value } });
const forgedOf = (value: access.Opening): string => stored({ ...value, purpose: 'advertising' });
/** A fact that both have sealed. */
const sealed = async (digits: string): Promise<access.Opening> => {
  const value = openingOf(digits);
  await submit(both, (ledger) => ledger.write(kind, value.id, value));
  return value;
};
/** Overwrites without the ledger: what stands in public, and the seals of whoever signs. */
const overwrite = ({ id }: access.Opening, text: string, ...sealers: string[]) =>
  submit(['MHRSS', 'ZJ'], async (_, stub) => {
    await stub.putState(factKey(kind, id), Buffer.from(text));
    for (const msp of sealers) await stub.putPrivateData(`_implicit_org_${msp}`, factKey(kind, id), Buffer.from(text));
  });
const standing = ({ id }: access.Opening) =>
  look(async (ledger) => {
    const { condition, seals } = await ledger.inspect(kind, id);
    return [condition, ...seals.map(({ msp, state }) => `${msp} ${state}`)];
  });
const listed = (prefix: string) =>
  look(async (ledger) => (await ledger.list(kind, prefix, { size: 9 })).items.map((each) => each.id));
/** What a call is refused with. */
const refusal = ({ code }: ErrorDescriptor, args: object): object => ({ code, args });
/** Whoever needs the fact is told that its seals are broken; whoever asks whether there is one: no. */
const isNone = async (value: access.Opening): Promise<void> => {
  const { id } = value;
  expect(await look(async (ledger) => (await ledger.read(kind, id)) ?? 'none')).toBe('none');
  for (const needs of ['require', 'present', 'history'] as const)
    expect(await look((ledger) => ledger[needs](kind, id))).toEqual(refusal(errors.ledger.sealBroken, { kind, id }));
  const again = await look((ledger) => ledger.write(kind, id, value), both);
  expect(again).toEqual(refusal(errors.ledger.sealBroken, { kind, id }));
  expect(await listed(id)).toEqual([]);
};

describe('a fact of two', () => {
  test('is one by the seals of both', async () => {
    const value = await sealed('1');
    expect(await standing(value)).toEqual(['sound', 'MHRSS intact', 'GD intact']);
    for (const asks of ['read', 'present', 'require'] as const)
      expect(await look((ledger) => ledger[asks](kind, value.id))).toEqual(value);
    const fetched = look(async (ledger) => {
      await ledger.fetch([
        [kind, value.id],
        [kind, openingOf('2').id],
      ]);
      return [await ledger.read(kind, value.id), (await ledger.read(kind, openingOf('2').id)) ?? 'none'];
    });
    expect(await fetched).toEqual([value, 'none']);
    expect(await look((ledger) => ledger.history(kind, value.id))).toEqual([value]);
    expect(await listed(value.id)).toEqual([value.id]);
  });

  test.each([
    ['MHRSS', 'GD'],
    ['GD', 'MHRSS'],
  ])('is not written by %s alone', async (signer, owner) => {
    const { id } = openingOf('2');
    const answer = await look((ledger) => ledger.write(kind, id, openingOf('2')), [signer]);
    expect(answer).toEqual(refusal(errors.ledger.notOwner, { kind, id, owner, caller: 'MHRSS' }));
  });

  test('with a new seal of one alone it is none, nor can the former be put back', async () => {
    const value = await sealed('3');
    await overwrite(value, forgedOf(value), 'MHRSS');
    expect(await standing(value)).toEqual(['damaged', 'MHRSS intact', 'GD broken']);
    await isNone(value);
    const back = await look((ledger) => ledger.restore(kind, value.id, stored(value)), both);
    expect(back).toEqual(refusal(errors.ledger.copyMissing, { kind, id: value.id }));
  });

  test('altered in public it is none, until what both have sealed is put back', async () => {
    const value = await sealed('4');
    await overwrite(value, forgedOf(value));
    expect(await standing(value)).toEqual(['damaged', 'MHRSS broken', 'GD broken']);
    await isNone(value);
    const restore =
      (text: string): Work =>
      (ledger) =>
        ledger.restore(kind, value.id, text);
    const none = refusal(errors.ledger.copyMissing, { kind, id: value.id });
    expect(await look(restore(forgedOf(value)), both)).toEqual(none);
    expect(await look(restore(stored(value)), both)).toBe(true);
    await submit(both, restore(stored(value)));
    expect(await standing(value)).toEqual(['sound', 'MHRSS intact', 'GD intact']);
    expect(await look(restore(stored(value)), both)).toBe(false);
  });

  test('that one of them never sealed is none', async () => {
    const value = openingOf('5');
    await overwrite(value, stored(value), 'MHRSS');
    expect(await standing(value)).toEqual(['damaged', 'MHRSS intact', 'GD absent']);
    await isNone(value);
  });

  test.each([
    ['another requester than its name', { requester: 'ZJ', actor: 'ZJ/fan' }],
    ['another owner than its name', { provider: 'ZJ' }],
    ['another id', { id: openingOf('9').id }],
  ])('whose value has %s is none, though its owner has sealed it', async (_, change) => {
    const value = openingOf('8');
    await overwrite(value, stored({ ...value, ...change }), 'MHRSS');
    expect(await standing(value)).toEqual(['damaged', 'MHRSS intact']);
    await isNone(value);
  });

  test.each(['{"value":7}', '{"purpose":"advertising"}', 'no JSON'])('%s is none, whoever sealed it', async (text) => {
    const value = openingOf('8');
    await overwrite(value, text, 'MHRSS');
    expect(await standing(value)).toEqual(['damaged', 'MHRSS intact']);
    await isNone(value);
  });

  test('that replaced another leads back to it, whatever stood in their place between', async () => {
    const value = await sealed('0');
    const next = { ...value, records: 2 };
    await overwrite(value, forgedOf(value));
    await submit(both, (ledger) => ledger.restore(kind, value.id, stored(value)));
    await submit(both, (ledger) => ledger.write(kind, value.id, next));
    expect(await look((ledger) => ledger.history(kind, value.id))).toEqual([next, value]);
  });

  test('is there for the call that writes it', async () => {
    const value = openingOf('7');
    const seen = await look(async (ledger) => {
      await ledger.write(kind, value.id, value);
      return [await ledger.read(kind, value.id), await ledger.require(kind, value.id)];
    }, both);
    expect(seen).toEqual([value, value]);
  });

  test('that nobody sealed never was, and its name is to be had', async () => {
    const value = openingOf('6');
    await overwrite(value, forgedOf(value));
    expect(await standing(value)).toEqual(['none', 'MHRSS absent', 'GD absent']);
    const needed = await look((ledger) => ledger.require(kind, value.id));
    expect(needed).toEqual(refusal(errors.ledger.notFound, { kind, id: value.id }));
    expect(await look((ledger) => ledger.history(kind, openingOf('7').id))).toEqual([]);
    expect(await look(async (ledger) => (await ledger.present(kind, value.id)) ?? 'none')).toBe('none');
    expect(await listed(value.id)).toEqual([]);
    expect(await sealed('6')).toEqual(await look((ledger) => ledger.read(kind, value.id)));
    expect(await listed(value.id)).toEqual([value.id]);
  });
});

describe('a list', () => {
  let [first, second] = [openingOf('a'), openingOf('b')];
  beforeAll(async () => {
    [first, second] = [await sealed('a'), await sealed('b')];
  });

  test('is of the ids that begin so', async () => {
    expect(await listed('MHRSS/o-gd-a')).toEqual([first.id]);
    expect(await listed('MHRSS/o-zj')).toEqual([]);
    expect(await listed('GD/')).toEqual([]);
    expect(await look((ledger) => ledger.list(kind, first.id))).toEqual({ items: [first] });
    for (const all of ['MHRSS/', '']) expect(await listed(all)).toEqual(expect.arrayContaining([first.id, second.id]));
    expect(await listed('MHRSS')).toMatch(/a prefix of ids names the owner: MHRSS\//);
  });

  test('goes on after an id of its own, and after no other', async () => {
    const after = (token: string) => look((ledger) => ledger.list(kind, 'MHRSS/', { size: 1, after: token }));
    expect(await after(first.id)).toMatchObject({ items: [second] });
    const page = (where: (value: access.Opening) => boolean) =>
      look((ledger) => ledger.list(kind, 'MHRSS/o-gd-', { size: 1, after: openingOf('9').id, where }));
    expect(await page(() => true)).toEqual({ items: [first], next: first.id });
    // What is passed over is not looked at again.
    expect(await page(({ id }) => id !== first.id)).toMatchObject({ items: [second] });
    const wrong = refusal(errors.ledger.malformed, { path: 'after', problem: problemWith(problems.shape.notANext) });
    for (const token of ['GD/o-gd-a', 'MHRSS', '']) expect(await after(token)).toEqual(wrong);
    expect(await look((ledger) => ledger.listAll(kind, { size: 9, after: 'MHRSS' }))).toEqual(wrong);
  });

  test('is not failed by a filter that stumbles over what is no fact, only over one', async () => {
    const stumbling = (purpose: string, prefix: string) =>
      look((ledger) =>
        ledger.list(kind, prefix, {
          size: 9,
          where: (value) => {
            if (value.purpose === purpose) throw new Error('stumbled');
            return value.id !== first.id;
          },
        }),
      );
    const none = openingOf('c');
    await overwrite(none, stored({ ...none, purpose: 'nonsense' }), 'MHRSS');
    expect(await stumbling('nonsense', none.id)).toEqual({ items: [] });
    expect(await stumbling('nonsense', first.id)).toEqual({ items: [] });
    expect(await stumbling('nonsense', second.id)).toEqual({ items: [second] });
    expect(await stumbling('licence.review', second.id)).toBe('stumbled');
  });
});

test('a call tells what it wrote, once each', async () => {
  const [first, second] = [openingOf('e'), openingOf('f')];
  const told = await look(async (ledger, _, written) => {
    for (const value of [first, second, first]) await ledger.write(kind, value.id, value);
    return written();
  }, both);
  expect(told).toEqual([first, second].map((each) => ({ kind, id: each.id })));
});

test('a mark answers to its own value, kind and name alone', async () => {
  const value = { state: 'active' };
  await submit(both, (ledger) => ledger.mark('department', 'GD/hrss', value));
  const marked = (...of: Parameters<Ledger['marked']>) => look((ledger) => ledger.marked(...of));
  expect(await marked('department', 'GD/hrss', value)).toBe(true);
  expect(await marked('department', 'GD/hrss', { state: 'suspended' })).toBe(false);
  expect(await marked('department', 'GD/police', value)).toBe(false);
  expect(await marked('department', 'MHRSS/hrss', value)).toBe(false);
  expect(await marked('actor', 'GD/hrss', value)).toBe(false);
  expect(await look((ledger) => ledger.seals.hash('GD', 'hrss'))).toBeNull();
});

test('a mark stands where it always stood, so that those on ledgers are found', async () => {
  const value = { state: 'active' };
  await submit(both, (ledger) => ledger.mark('department', 'GD/police/traffic', value));
  const hash = await look(async (_, stub) => {
    const key = stub.createCompositeKey('mark', ['department', 'GD', 'police/traffic']);
    return Buffer.from(await stub.getPrivateDataHash('_implicit_org_GD', key)).toString('hex');
  });
  expect(hash).toBe(sha256(canonicalJson(value)));
});

test.each(['', '\u0000x', '\u0000opening\u0000MHRSS\u0000x\u0000', 'vault~k-1~00'])(
  'no seal goes under %j',
  async (key) => {
    for (const work of [
      (ledger: Ledger) => ledger.seals.put('GD', key, 'v'),
      (ledger: Ledger) => ledger.seals.hash('GD', key),
      (ledger: Ledger) => ledger.seals.expectNone('GD', [key]),
    ])
      expect(await look(async (ledger) => work(ledger), both)).toMatch(/a seal has a plain key/);
  },
);
