/** What the ledger takes for a fact, and what for none: seals of two, of one alone, of nobody. Seen by a contract. */
import { canonicalJson, errors, type access, type Json } from '@oneplusn/api';
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
      if (next.mayFail) return error.message;
      throw error;
    });
    await flush();
    return canonicalJson((answer ?? null) as Json);
  }
}

const net = useNet({ batchTimeoutMs: 20, founded: false, foundation: { contracts: [Probe] } });
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
const openingOf = (digits: string, purpose = 'licence.review'): access.Opening => ({
  ...{ id: `MHRSS/o-gd-${digits.repeat(16)}`, provider: 'MHRSS', requester: 'GD', actor: 'GD/li', state: 'allowed' },
  ...{ dataset: 'MHRSS/insured', fields: { name: 'whole' }, purpose, records: 1, keys: '0'.repeat(64) },
  ...{ at: '2026-01-01T00:00:00.000Z', txId: 'x' },
});
const stored = (value: Json): string => canonicalJson({ value });
const genuine = openingOf('a');
const forged = openingOf('a', 'advertising');
const { id } = genuine;

/** Overwrites without the ledger: what stands in public, and the seals of whoever signs. */
const overwrite = (of: string, text: string, ...sealers: string[]) =>
  submit(['MHRSS', 'ZJ'], async (_, stub) => {
    await stub.putState(factKey(kind, of), Buffer.from(text));
    for (const msp of sealers) await stub.putPrivateData(`_implicit_org_${msp}`, factKey(kind, of), Buffer.from(text));
  });
const standing = (of: string) =>
  look(async (ledger) => {
    const { condition, seals } = await ledger.inspect(kind, of);
    return [condition, ...seals.map(({ msp, state }) => `${msp} ${state}`)];
  });
const listed = (prefix = 'MHRSS/') =>
  look(async (ledger) => (await ledger.list(kind, prefix, { size: 9 })).items.map((each) => each.id));
const code = (message: unknown): string => String(message).slice(0, 'LEDGER-100'.length);
/** Whoever needs the fact is told that its seals are broken; whoever asks whether there is one: no. */
const isNone = async (of: string): Promise<void> => {
  expect(await look(async (ledger) => (await ledger.read(kind, of)) ?? 'none')).toBe('none');
  for (const needs of ['require', 'present', 'history'] as const)
    expect(code(await look((ledger) => ledger[needs](kind, of)))).toBe(errors.ledger.sealBroken.code);
  const again = await look((ledger) => ledger.write(kind, of, { ...genuine, id: of }), both);
  expect(code(again)).toBe(errors.ledger.sealBroken.code);
  expect(await listed()).not.toContain(of);
};

describe('a fact of two', () => {
  test('is one by the seals of both', async () => {
    await submit(both, (ledger) => ledger.write(kind, id, genuine));
    expect(await standing(id)).toEqual(['sound', 'MHRSS intact', 'GD intact']);
    expect(await look((ledger) => ledger.read(kind, id))).toEqual(genuine);
    expect(await look((ledger) => ledger.history(kind, id))).toEqual([genuine]);
    expect(await listed()).toEqual([id]);
  });

  test.each([[['MHRSS']], [['GD']]])('is not written by %s alone', async (signers) => {
    const answer = await look((ledger) => ledger.write(kind, openingOf('b').id, openingOf('b')), signers);
    expect(code(answer)).toBe(errors.ledger.notOwner.code);
  });

  test('with a new seal of one alone it is none, nor can the former be put back', async () => {
    await overwrite(id, stored({ ...forged }), 'MHRSS');
    expect(await standing(id)).toEqual(['damaged', 'MHRSS intact', 'GD broken']);
    await isNone(id);
    const back = await look((ledger) => ledger.restore(kind, id, stored({ ...genuine })), both);
    expect(code(back)).toBe(errors.ledger.copyMissing.code);
  });

  test('altered in public it is none, until what both have sealed is put back', async () => {
    await overwrite(id, stored({ ...genuine }), 'MHRSS');
    await overwrite(id, stored({ ...forged }));
    expect(await standing(id)).toEqual(['damaged', 'MHRSS broken', 'GD broken']);
    await isNone(id);
    const restore =
      (value: access.Opening): Work =>
      (ledger) =>
        ledger.restore(kind, id, stored({ ...value }));
    expect(code(await look(restore(forged), both))).toBe(errors.ledger.copyMissing.code);
    await submit(both, restore(genuine));
    expect(await standing(id)).toEqual(['sound', 'MHRSS intact', 'GD intact']);
    expect(await look(restore(genuine), both)).toBe(false);
  });

  test('that one of them never sealed is none', async () => {
    const { id: other, ...rest } = openingOf('c');
    await overwrite(other, stored({ id: other, ...rest }), 'MHRSS');
    expect(await standing(other)).toEqual(['damaged', 'MHRSS intact', 'GD absent']);
    await isNone(other);
  });

  test('that nobody sealed never was, and its name is to be had', async () => {
    const value = openingOf('d');
    await overwrite(value.id, stored({ ...value, purpose: 'advertising' }));
    expect(await standing(value.id)).toEqual(['none', 'MHRSS absent', 'GD absent']);
    expect(code(await look((ledger) => ledger.require(kind, value.id)))).toBe(errors.ledger.notFound.code);
    expect(await look(async (ledger) => (await ledger.present(kind, value.id)) ?? 'none')).toBe('none');
    expect(await listed()).toEqual([id]);
    await submit(both, (ledger) => ledger.write(kind, value.id, value));
    expect(await look((ledger) => ledger.read(kind, value.id))).toEqual(value);
    expect(await listed()).toEqual([id, value.id]);
  });
});

describe('a list', () => {
  test('is of the ids that begin so', async () => {
    expect(await listed('MHRSS/o-gd-a')).toEqual([id]);
    expect(await listed('MHRSS/o-zj')).toEqual([]);
    expect(await listed('GD/')).toEqual([]);
    expect(await listed('')).toEqual([id, openingOf('d').id]);
    expect(await listed('MHRSS')).toMatch(/a prefix of ids names the owner: MHRSS\//);
  });

  test('goes on after an id of its own, and after no other', async () => {
    const after = (token: string) => look((ledger) => ledger.list(kind, 'MHRSS/', { size: 9, after: token }));
    expect(await after(id)).toEqual({ items: [openingOf('d')] });
    for (const token of ['GD/o-gd-a', 'MHRSS', '']) expect(code(await after(token))).toBe(errors.ledger.malformed.code);
    expect(code(await look((ledger) => ledger.listAll(kind, { size: 9, after: 'MHRSS' })))).toBe(
      errors.ledger.malformed.code,
    );
  });

  test('is not failed by a filter that stumbles over what is no fact, only over one', async () => {
    const stumbling = (purpose: string) =>
      look((ledger) =>
        ledger.list(kind, 'MHRSS/', {
          size: 9,
          where: (value) => {
            if (value.purpose === purpose) throw new Error('stumbled');
            return value.id !== id;
          },
        }),
      );
    await overwrite(openingOf('c').id, stored({ ...openingOf('c'), purpose: 'nonsense' }));
    expect(await stumbling('nonsense')).toEqual({ items: [openingOf('d')] });
    expect(await stumbling('licence.review')).toBe('stumbled');
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

test.each(['', '\u0000opening\u0000MHRSS\u0000x\u0000', 'vault~k-1~00'])('no seal goes under %j', async (key) => {
  for (const work of [
    (ledger: Ledger) => ledger.seals.put('GD', key, 'v'),
    (ledger: Ledger) => ledger.seals.hash('GD', key),
    (ledger: Ledger) => ledger.seals.expectNone('GD', [key]),
  ])
    expect(await look(async (ledger) => work(ledger), both)).toMatch(/a seal has a plain key/);
});
