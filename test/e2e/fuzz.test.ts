/**
 * Every transaction, held to its own description: malformed calls and callers without a role are refused by number, and
 * write nothing.
 */
import { allTransactions, errors, fit, maxCallBytes } from '@oneplusn/api';
import type { Transaction } from '@oneplusn/api';
import { sampleTopology } from '@oneplusn/topology';
import fc from 'fast-check';
import { useNet } from '../engine';
import { fitting } from './fuzz/fitting';
import { rawCall, refusalIn, refusalOf, type RawCall } from './fuzz/raw';
import { damaged } from './fuzz/damaged';
import { stockClient, type StockClient } from './sharing/stock';

const net = useNet();
const clients = new Map<string, StockClient>();
function as(actor: string): StockClient {
  const client = clients.get(actor) ?? stockClient(net(), actor);
  clients.set(actor, client);
  return client;
}

afterAll(() => clients.forEach((client) => client.close()));

/** Each costs a call to a peer, and there are some sixty transactions. */
const numRuns = 8;

let height: bigint;
beforeAll(async () => (height = await as('GD/feng').height()));

const every = allTransactions.map((transaction) => [transaction.name, transaction] as const);
const one = <T>(arbitrary: fc.Arbitrary<T>, seed: number): T => fc.sample(arbitrary, { numRuns: 1, seed })[0]!;

const misfits = (schema: Transaction['input'], value: unknown): boolean => {
  try {
    fit(schema, JSON.parse(JSON.stringify(value) ?? 'null'));
    return false;
  } catch {
    return true;
  }
};

const notEnvelopes = ['', 'x', 'null', '[]', '"x"', '7', '{}', '['.repeat(50_000)];
const notRequestIds = [null, 1, '', 'short', 'x'.repeat(65), 'with blanks in it', '\ud800'.repeat(9), ['12345678']];

describe('malformed', () => {
  test.each(every)('%s: input', async (_, transaction) => {
    const { input, transient } = transaction;
    const wrong = damaged(fitting(input)).filter((value) => misfits(input, value));
    await fc.assert(
      fc.asyncProperty(wrong, async (value) => {
        const fields = transient && one(fitting(transient), 1);
        const error = await refusalOf(as('GD/feng'), transaction, rawCall(transaction, value, fields));
        expect(`${error.code} ${error.message}`).toMatch(errors.ledger.malformed.code);
        expect(String(error.said('en')['path'])).toMatch(/^input/);
      }),
      { numRuns },
    );
  });

  test.each(every.filter(([, { transient }]) => transient))('%s: transient data', async (_, transaction) => {
    const transient = transaction.transient!;
    const wrong = damaged(fitting(transient)).filter((value) => misfitsTransient(transaction, value));
    await fc.assert(
      fc.asyncProperty(wrong, async (value) => {
        const call = rawCall(transaction, one(fitting(transaction.input), 1), value);
        const { code } = await refusalOf(as('GD/feng'), transaction, call);
        expect([errors.ledger.malformed.code, errors.ledger.transientMissing.code]).toContain(code);
      }),
      { numRuns },
    );
  });

  test.each(every)('%s: envelope', async (_, transaction) => {
    const call = rawCall(transaction, one(fitting(transaction.input), 2), fieldsOf(transaction));
    const [argument = ''] = call.arguments;
    const refused = async (wrong: Partial<RawCall>) =>
      (await refusalOf(as('GD/feng'), transaction, { ...call, ...wrong })).code;
    const { malformed, requestIdMissing, tooLarge } = errors.ledger;
    const texts = fc.constantFrom(...notEnvelopes, argument.slice(0, -1), `${argument} x`);
    for (const text of fc.sample(texts, 4))
      expect([malformed.code, requestIdMissing.code]).toContain(await refused({ arguments: [text] }));
    expect(await refused({ arguments: [] })).toBe(malformed.code);
    expect(await refused({ arguments: [argument, argument] })).toBe(malformed.code);
    expect(await refused({ arguments: [`${argument.slice(0, -1)},"more":1}`] })).toBe(malformed.code);
    expect(await refused({ arguments: [argument + ' '.repeat(maxCallBytes)] })).toBe(tooLarge.code);
    if (transaction.kind === 'evaluate') return;
    const { input } = JSON.parse(argument) as { input: unknown };
    const withoutId = await refused({ arguments: [JSON.stringify({ input })] });
    if (transaction.repeatable) expect(withoutId).not.toBe(requestIdMissing.code);
    else expect(withoutId).toBe(requestIdMissing.code);
    for (const requestId of fc.sample(fc.constantFrom(...notRequestIds), 3))
      expect(await refused({ arguments: [JSON.stringify({ requestId, input })] })).toBe(malformed.code);
  });
});

/**
 * What any transaction may be refused with, whatever it does: at the door, or for what others did to the facts it rests
 * on.
 */
const common = [
  errors.ledger.malformed,
  errors.ledger.sealBroken,
  errors.ledger.notOwner,
  errors.registry.notCommittee,
  errors.registry.roleMissing,
].map(({ code }) => code);

describe('well-formed, about things that are not there', () => {
  test.each(every)('%s', async (_, transaction) => {
    const { input, name } = transaction;
    const expected = [...common, ...transaction.errors.map(({ code }) => code)];
    const owner = fc.constantFrom('GD', 'MHRSS', 'Committee', 'XX');
    await fc.assert(
      fc.asyncProperty(fitting(input), owner, fc.constantFrom('GD/feng', 'GD/admin'), async (value, msp, actor) => {
        const call = rawCall(
          transaction,
          { ...(value as object), ...ownedBy(msp, transaction) },
          fieldsOf(transaction),
        );
        // Simulated only: some of these would be written.
        const said = await as(actor)
          .evaluate(name.replace('.', ':'), call)
          .then(() => undefined, refusalIn);
        if (said) expect(expected).toContain(said.code);
      }),
      { numRuns },
    );
  });

  const ownedBy = (msp: string, { signers }: Transaction): Record<string, string> =>
    Object.fromEntries(
      signers.flatMap((signer) => (typeof signer === 'object' ? [[signer.owner, `${msp}/none`]] : [])),
    );
});

describe('whoever lacks the role is refused', () => {
  const { authorities, committee } = sampleTopology('quickstart');
  const actors = authorities.flatMap(({ msp, actors }) => [
    { actor: `${msp}/admin`, msp, roles: ['administrator'] },
    ...actors.map(({ id, roles }) => ({ actor: `${msp}/${id}`, msp, roles: roles })),
  ]);
  const guarded = every.filter(([, { callers }]) => callers !== 'anyone');

  test.each(guarded)('%s', async (_, transaction) => {
    const { callers, signers, kind } = transaction;
    const strangers = actors.filter(
      ({ roles }) => !roles.some((role) => (callers as readonly string[]).includes(role)),
    );
    expect(strangers.length).toBeGreaterThan(0);
    for (const { actor, msp } of strangers) {
      const input = {
        ...(one(fitting(transaction.input), 3) as object),
        ...(kind === 'submit' && ownedBy(msp, transaction)),
      };
      const call = rawCall(transaction, input, fieldsOf(transaction));
      const asked = { ...transaction, kind: 'evaluate' as const };
      const outside = signers.includes('committee') && !signers.includes('caller') && msp !== committee;
      const expected = outside ? errors.registry.notCommittee : errors.registry.roleMissing;
      const error = await refusalOf(as(actor), asked, call);
      expect(`${actor}: ${error.code} ${error.message}`).toMatch(expected.code);
    }
  });

  /** Facts that the caller owns, so that the role is what is left to refuse. */
  function ownedBy(msp: string, { signers }: Transaction): Record<string, string> {
    const named = signers.flatMap((signer) =>
      typeof signer === 'object' ? [[signer.owner, `${msp}/none`] as const] : [],
    );
    return Object.fromEntries(named);
  }
});

test('nothing of all this was written', async () => expect(await as('GD/feng').height()).toBe(height));

/** Transient data that fits. */
function fieldsOf({ transient }: Transaction): unknown {
  return transient ? one(fitting(transient), 4) : undefined;
}

/** What reaches the contract of damaged transient data does not fit: fields that it does not know are ignored. */
function misfitsTransient({ transient }: Transaction, value: unknown): boolean {
  const { entries } = transient as unknown as { entries: Readonly<Record<string, unknown>> };
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const known = Object.keys(entries).filter((name) => Object.hasOwn(given, name));
  return misfits(transient!, Object.fromEntries(known.map((name) => [name, given[name]])));
}
