import { setTimeout as sleep } from 'node:timers/promises';
import { CommitUnknownError, SdkError, sdkErrors, type Committed, type Ledger } from '@oneplusn/sdk';
import { FaultyGateway, useNet, type Fault, type GatewayMethod } from '../../engine';

const net = useNet();
let gate: FaultyGateway;
let admin: Ledger;
beforeEach(async () => {
  gate = await FaultyGateway.before(net(), 'GD');
  admin = await net().connect('GD/admin', {
    profile: gate.profile,
    deadlines: { submit: 500, commit: 1_000, total: 20_000 },
  });
});
afterEach(() => gate.close());

let count = 0;
/** One write that can be told from all others, and how it was committed. */
async function write(ledger: Ledger, requestId?: string): Promise<{ path: string; commit: Committed }> {
  const path = `commit-${(count += 1)}`;
  const { promise, resolve } = Promise.withResolvers<Committed>();
  await ledger.registry.establish({ departments: [{ path, name: { zh: path } }] }, { requestId, onCommit: resolve });
  return { path, commit: await promise };
}

/**
 * How many committed transactions have written each department: from the chain itself, by the events of valid
 * transactions.
 */
async function writesOf(paths: readonly string[]): Promise<number[]> {
  const auditor = await net().connect('Committee/admin');
  const last = await write(await net().connect('GD/admin'));
  const seen = new Map<string, number>();
  for await (const { facts } of auditor.events({ from: 0 })) {
    for (const { id } of facts) seen.set(id, (seen.get(id) ?? 0) + 1);
    if (seen.has(`GD/${last.path}`)) break;
  }
  return paths.map((path) => seen.get(`GD/${path}`) ?? 0);
}

/** The bytes of the calls of a method. */
const sent = (method: GatewayMethod) =>
  gate.calls.filter((call) => call.method === method).map(({ request }) => request);

const already: Fault = {
  code: 14,
  message: 'insufficient number of orderers could successfully process transaction to satisfy quorum requirement',
  reached: true,
};
test.each<[string, GatewayMethod, Fault, number]>([
  ['the connection breaks before the bytes arrive', 'Submit', 'cut', 2],
  ['the connection breaks before the answer to the hand-over arrives', 'Submit', 'cutAfter', 1],
  ['the ordering service loses what it had acknowledged', 'Submit', 'lose', 2],
  ['the hand-over is never answered', 'Submit', 'hang', 2],
  ['the orderers have processed it already, and say so by refusing', 'Submit', already, 1],
  [
    'no orderer can be reached for a while',
    'Submit',
    { code: 14, message: 'no orderers could successfully process transaction', reached: false },
    2,
  ],
  ['the connection breaks while the block is waited for', 'CommitStatus', 'cut', 2],
  ['the status is lost on its way', 'CommitStatus', 'cutAfter', 2],
  ['the status is never answered', 'CommitStatus', 'hang', 2],
])('%s: committed, once, by the same bytes', async (_, method, fault, submissions) => {
  gate.next(method, fault);
  const { path, commit } = await write(admin);
  expect(commit).toMatchObject({ attempts: 1, submissions });
  expect(gate.count('Endorse')).toBe(1);
  const [first, ...others] = sent('Submit');
  for (const again of others) expect(again.equals(first!)).toBe(true);
  expect(await writesOf([path])).toEqual([1]);
});

test('bytes that are turned down are not committed, and the error says so at once', async () => {
  gate.next('Submit', {
    code: 10,
    message: 'received unsuccessful response from orderer: status=FORBIDDEN',
    reached: false,
  });
  const error: unknown = await write(admin).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SdkError);
  expect((error as SdkError).is(sdkErrors.gatewayFailed)).toBe(true);
  expect(error).not.toBeInstanceOf(CommitUnknownError);
  expect(gate.count('CommitStatus')).toBe(0);
});

test('a gateway that is at its limit is asked again later', async () => {
  gate.nextFew(2, 'Submit', {
    code: 8,
    message: 'too many requests for /gateway.Gateway, exceeding concurrency limit (500)',
    reached: false,
  });
  const { path } = await write(admin);
  expect(await writesOf([path])).toEqual([1]);
});

test('where it stays open to the end the error says so; the same request id then gives the first result', async () => {
  const hasty = await net().connect('GD/admin', {
    profile: gate.profile,
    deadlines: { submit: 300, commit: 300, total: 1_500 },
  });
  gate.nextFew(50, 'CommitStatus', 'hang');
  const error: unknown = await write(hasty, 'commit-open-1').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(CommitUnknownError);
  if (!(error instanceof CommitUnknownError)) return;
  expect(error.requestId).toBe('commit-open-1');
  const [path, submitted] = [`commit-${count}`, gate.count('Submit')];
  expect(submitted).toBeGreaterThan(1);
  gate.heal();
  count -= 1;
  const again = await write(hasty, error.requestId);
  expect(again.path).toBe(path);
  expect(again.commit.txId).not.toBe(error.txId);
  expect(await writesOf([path])).toEqual([1]);
});

test('an unlucky line: whenever it breaks, every acknowledged write is there, and none twice', async () => {
  const unlucky = await net().connect('GD/admin', { profile: gate.profile });
  let storm = true;
  const breaking = (async () => {
    while (storm) {
      await sleep(50 + Math.random() * 500);
      gate.cut();
    }
  })();
  const written: string[] = [];
  try {
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        for (let index = 0; index < 4; index += 1) written.push((await write(unlucky)).path);
      }),
    );
  } finally {
    storm = false;
    await breaking;
  }
  expect(written).toHaveLength(24);
  expect(await writesOf(written)).toEqual(written.map(() => 1));
}, 90_000);
