/** What every call is held to, whoever sends it and by whatever client. */
import { allTransactions, errors, LedgerError, maxCallBytes, problems } from '@oneplusn/api';
import { problemWith, type ErrorDescriptor } from '@oneplusn/errors';
import { errorsByCode } from '../../../chaincode/api/src/errors';
import { foundationWith, useNet } from '../../engine';
import { refused } from '../refused';
import { stockClient, type StockClient } from '../sharing/stock';

let clockShift = 0;
const foundation = foundationWith({ committee: 'Committee', clock: () => Date.now() + clockShift });
const net = useNet({ foundation });

let client: StockClient;
beforeAll(() => (client = stockClient(net(), 'GD/feng')));
afterAll(() => client.close());

const details = (reason: unknown): string => {
  const { details: all = [], message } = reason as { details?: readonly { message: string }[]; message: string };
  return [message, ...all.map((each) => each.message)].join('\n');
};
async function refusal(
  transaction: string,
  argument?: string,
  transientData?: Record<string, string | Uint8Array>,
): Promise<LedgerError> {
  const options = { arguments: argument === undefined ? [] : [argument], ...(transientData && { transientData }) };
  const text = await client.evaluate(transaction, options).then((answer) => `answered ${answer}`, details);
  const error = LedgerError.parse(text, errorsByCode);
  if (!error) throw new Error(text);
  return error;
}
async function isRefused(expected: ErrorDescriptor, ...call: Parameters<typeof refusal>): Promise<LedgerError['args']> {
  const error = await refusal(...call);
  expect(error.code).toBe(expected.code);
  return error.args;
}
const envelope = (input: unknown, requestId?: unknown) => JSON.stringify({ requestId, input });

describe('shape', () => {
  test.each([
    ['no argument', undefined, '$'],
    ['no JSON', 'Li Na', '$'],
    ['a list', '[]', '$'],
    ['null', 'null', '$'],
    ['a text', '"x"', '$'],
    ['other members', '{"input":{},"more":1}', '$'],
    ['no input', '{}', 'input'],
    ['a wrong type', envelope({ msp: 1 }), 'input.msp'],
    ['an unknown field', envelope({ msp: 'GD', mps: 'GD' }), 'input.mps'],
    ['an unknown field of a bad name', '{"input":{"msp":"GD","__proto__":{}}}', 'input.__proto__'],
    ['a wrong id', envelope({ msp: '../GD' }), 'input.msp'],
    ['a page too large', envelope({ msp: 'GD', size: 201 }), 'input.size'],
    ['a fraction', envelope({ msp: 'GD', size: 1.5 }), 'input.size'],
  ])('%s is malformed', async (_, argument, path) => {
    expect(await isRefused(errors.ledger.malformed, 'registry:departments', argument)).toMatchObject({ path });
  });

  test('text that is no Unicode is malformed in a write, and not an accident', async () => {
    const departments = [{ path: 'a', name: { zh: 'half \ud800' } }];
    const admin = await net().connect('GD/admin');
    await refused(admin.registry.establish({ departments }), errors.ledger.malformed);
  });

  test('two arguments are one too many', async () => {
    const two = client.evaluate('registry:whoami', { arguments: [envelope({}), 'more'] });
    await expect(two).rejects.toMatchObject({
      details: [{ message: expect.stringContaining('LEDGER-101') as string }],
    });
  });

  test('a megabyte is the limit, transient data and all', async () => {
    const fit = envelope({}).length;
    const padded = (size: number) => envelope({}) + ' '.repeat(size - fit);
    await client.evaluate('registry:whoami', { arguments: [padded(maxCallBytes)] });
    const args = await isRefused(errors.ledger.tooLarge, 'registry:whoami', padded(maxCallBytes + 1));
    expect(args).toEqual({ size: maxCallBytes + 1, limit: maxCallBytes });
    const transient = { key: 'x'.repeat(400_000), more: 'x'.repeat(600_000) };
    await isRefused(errors.ledger.tooLarge, 'registry:whoami', envelope({}), transient);
  });

  test('what is not described is unknown', async () => {
    expect(await isRefused(errors.ledger.unknownTransaction, 'registry:sack', envelope({}))).toEqual({
      name: 'registry:sack',
    });
    await isRefused(errors.ledger.unknownTransaction, 'catalog:constructor', envelope({}));
    await isRefused(errors.ledger.unknownTransaction, 'catalog:createContext', envelope({}));
  });

  test('transient data is asked for, and read as JSON', async () => {
    const own = envelope({ opening: 'GD/none' });
    const salt = `"${'00'.repeat(32)}"`;
    expect(await isRefused(errors.ledger.transientMissing, 'records:own', own)).toEqual({
      name: 'records.own',
      field: 'keys',
    });
    expect(await isRefused(errors.ledger.malformed, 'records:own', own, { keys: 'bare', salt })).toMatchObject({
      path: 'transient.keys',
    });
    const args = await isRefused(errors.ledger.malformed, 'records:own', own, { keys: '[110105194912310020]', salt });
    expect(args).toMatchObject({ path: 'transient.keys.0' });
    expect(JSON.stringify(args)).not.toContain('110105194912310020');
    // 张三 in GBK: no byte of it is replaced by another character.
    const gbk = Buffer.concat([Buffer.from('["'), Buffer.of(0xd5, 0xc5, 0xc8, 0xfd), Buffer.from('"]')]);
    expect(await isRefused(errors.ledger.malformed, 'records:own', own, { keys: gbk, salt })).toEqual({
      path: 'transient.keys',
      problem: problemWith(problems.shape.notUtf8),
    });
    await isRefused(errors.access.openingUnknown, 'records:own', own, {
      keys: '["x"]',
      salt,
      other: 'nobody asks',
    });
  });

  test('a write has a request id', async () => {
    const input = { name: 'x' };
    expect(await isRefused(errors.ledger.requestIdMissing, 'catalog:publish', envelope(input))).toEqual({
      name: 'catalog.publish',
    });
    for (const id of ['short', 1, 'with blanks in it', 'x'.repeat(65)]) {
      expect(await isRefused(errors.ledger.malformed, 'catalog:publish', envelope(input, id))).toMatchObject({
        path: 'requestId',
      });
    }
  });
});

describe('clock', () => {
  afterEach(() => (clockShift = 0));

  test.each([301_000, -301_000])('%i ms from the endorsers’ is too far, to read as well', async (shift) => {
    const steward = await net().connect('GD/admin');
    clockShift = shift;
    const error = await refused(steward.registry.whoami(), errors.ledger.clockFarOff);
    expect(error.args).toMatchObject({ seconds: 300 });
    const write = steward.registry.establish({ departments: [{ path: 'late', name: { zh: '迟到' } }] });
    await refused(write, errors.ledger.clockFarOff);
    clockShift = 0;
    const { items } = await steward.registry.departments({ msp: 'GD', size: 200 });
    expect(items.map(({ path }) => path)).not.toContain('late');
  });

  test.each([299_000, -295_000])('%i ms is borne', async (shift) => {
    clockShift = shift;
    expect(await (await net().connect('GD/li')).registry.whoami()).toMatchObject({ actor: 'GD/li' });
  });
});

test('the contracts describe themselves: each transaction, its kind, its shapes', async () => {
  const metadata = JSON.parse(await client.evaluate('org.hyperledger.fabric:GetMetadata', { arguments: [] })) as {
    contracts: Record<
      string,
      {
        transactions: {
          name: string;
          tags: string[];
          parameters: { schema: { properties: object } }[];
          returns: object;
        }[];
      }
    >;
  };
  const described = Object.entries(metadata.contracts).flatMap(([domain, { transactions }]) =>
    transactions.map(({ name, tags, parameters, returns }) => ({
      name: `${domain}.${name}`,
      tags,
      parameters,
      returns,
    })),
  );
  for (const { name, kind } of allTransactions) {
    const entry = described.find((each) => each.name === name);
    expect(entry?.tags).toEqual(kind === 'submit' ? ['SUBMIT', 'submitTx'] : ['EVALUATE', 'evaluateTx']);
    expect(entry?.parameters[0]?.schema.properties).toHaveProperty('input');
    expect(entry?.returns).toBeDefined();
  }
});

test('whoever may not write in others’ names is told whose it is', async () => {
  const feng = await net().connect('GD/feng');
  const retire = await refused(feng.catalog.retire({ dataset: 'MHRSS/insured', reason: 'x' }), errors.ledger.notOwner);
  expect(retire.args).toEqual({ kind: 'dataset', id: 'MHRSS/insured', owner: 'MHRSS', caller: 'GD' });
});
