import { isOnePlusNError, type OnePlusNError } from '@oneplusn/errors';
import { LedgerError, TransactionError, errors, sdkErrors, type Committed } from '@oneplusn/sdk';
import { gateway } from '@hyperledger/fabric-protos';
import { issueCredentials, walletIdentity } from '@oneplusn/topology';
import { parse } from 'yaml';
import { FaultyGateway, useNet } from '../../engine';

const net = useNet({ batchTimeoutMs: 50 });
const faulty: FaultyGateway[] = [];
afterEach(() => faulty.splice(0).forEach((each) => each.close()));

async function faultyGateway(msp: string): Promise<FaultyGateway> {
  const made = await FaultyGateway.before(net(), msp);
  faulty.push(made);
  return made;
}

/** The error that a call ends with. */
async function failureOf(work: Promise<unknown>): Promise<OnePlusNError> {
  const error: unknown = await work.then(
    () => new Error('it went well'),
    (reason: unknown) => reason,
  );
  if (isOnePlusNError(error)) return error;
  throw error;
}

const department = (path: string) => ({ departments: [{ path, name: { zh: '测试处' } }] });

test('a read answers what the description says', async () => {
  const li = await net().connect('GD/li');
  expect(await li.registry.whoami()).toMatchObject({ actor: 'GD/li', msp: 'GD', roles: ['official'] });
  expect(li.msp).toBe('GD');
});

test('pages and items come one after the other, all of them, once', async () => {
  const li = await net().connect('GD/li');
  const sizes: number[] = [];
  for await (const { items } of li.registry.departments.pages({ msp: 'GD', size: 2 })) sizes.push(items.length);
  const paths: string[] = [];
  for await (const { path } of li.registry.departments.each({ msp: 'GD', size: 2 })) paths.push(path);
  const expected = net()
    .topology.authorities.find(({ msp }) => msp === 'GD')
    ?.departments.map(({ path }) => path);
  expect(sizes.slice(0, -1).every((size) => size === 2)).toBe(true);
  expect(paths.sort()).toEqual(expected?.sort());
});

test('a refusal by the rules comes out typed, with its arguments, and is read in either language', async () => {
  const li = await net().connect('GD/li');
  const missing = await failureOf(li.catalog.get({ dataset: 'MHRSS/nothing' }));
  expect(missing).toBeInstanceOf(LedgerError);
  expect(missing.is(errors.ledger.notFound)).toBe(true);
  expect(missing.args).toMatchObject({ id: 'MHRSS/nothing' });
  expect(missing.line('zh')).toContain('没有目录条目 MHRSS/nothing');
  expect(missing.message).toContain('There is no dataset MHRSS/nothing');
  const refused = await failureOf(li.registry.establish(department('nobody')));
  expect(refused.is(errors.registry.roleMissing)).toBe(true);
  expect(refused.cause).toBeInstanceOf(Error);
});

test('a malformed call costs no round trip', async () => {
  const gate = await faultyGateway('GD');
  const li = await net().connect('GD/li', { profile: gate.profile });
  const error = await failureOf(li.catalog.get({ dataset: 'not an id' }));
  expect(error.is(errors.ledger.malformed)).toBe(true);
  expect(error.args['path']).toBe('dataset');
  expect(gate.calls).toEqual([]);
});

test('the same request id and content give the first result; other content is an error', async () => {
  const admin = await net().connect('GD/admin');
  const commits: Committed[] = [];
  const options = { requestId: 'calls-replay-1', onCommit: (commit: Committed) => commits.push(commit) };
  const first = await admin.registry.establish(department('replayed'), options);
  const second = await admin.registry.establish(department('replayed'), options);
  expect(second).toEqual(first);
  expect(new Set(commits.map(({ txId }) => txId)).size).toBe(2);
  const other = await failureOf(admin.registry.establish(department('other'), options));
  expect(other.is(errors.ledger.requestReused)).toBe(true);
});

test('writes that race for the same fact all come through, some of them at a second attempt', async () => {
  const admin = await net().connect('GD/admin');
  const commits: Committed[] = [];
  const onCommit = (commit: Committed) => commits.push(commit);
  await Promise.all(Array.from({ length: 8 }, () => admin.registry.establish(department('contested'), { onCommit })));
  expect(commits).toHaveLength(8);
  expect(Math.max(...commits.map(({ attempts }) => attempts))).toBeGreaterThan(1);
}, 60_000);

test('a conflict that does not end is given up, and the error says after how many attempts', async () => {
  const gate = await faultyGateway('GD');
  const admin = await net().connect('GD/admin', { profile: gate.profile, deadlines: { total: 5_000 } });
  const conflict = { alter: () => Buffer.from(answerOf(11)) };
  gate.nextFew(200, 'CommitStatus', conflict);
  const error = await failureOf(admin.registry.establish(department('hopeless')));
  expect(error.code).toBe(sdkErrors.conflict.code);
  expect(error.args).toMatchObject({ transaction: 'registry.establish', status: 'MVCC_READ_CONFLICT' });
  expect(Number(error.args['attempts'])).toBe(gate.count('Submit'));
  expect(gate.count('Submit')).toBeGreaterThan(1);
});

function answerOf(code: number): Uint8Array {
  const answer = new gateway.CommitStatusResponse();
  answer.setResult(code as 11);
  answer.setBlockNumber(1);
  return answer.serializeBinary();
}

test('endorsers that differ once are asked again; for ever, and the error names them', async () => {
  const gate = await faultyGateway('GD');
  const admin = await net().connect('GD/admin', { profile: gate.profile, deadlines: { total: 3_000 } });
  const differ = { code: 10, message: 'failed: ProposalResponsePayloads do not match', reached: false };
  gate.nextFew(2, 'Endorse', differ);
  await admin.registry.establish(department('agreed'));
  expect(gate.count('Endorse')).toBe(3);
  gate.nextFew(200, 'Endorse', differ);
  const error = await failureOf(admin.registry.establish(department('disagreed')));
  expect(error.is(sdkErrors.endorsersDiffer)).toBe(true);
  expect(error.args['authorities']).toContain('GD');
  expect(Number(error.args['attempts'])).toBe(gate.count('Endorse') - 3);
});

test('a connection that breaks under a read is taken up again', async () => {
  const gate = await faultyGateway('GD');
  const li = await net().connect('GD/li', { profile: gate.profile });
  for (const fault of ['cut', 'cutAfter'] as const) {
    gate.next('Evaluate', fault);
    expect((await li.registry.whoami()).actor).toBe('GD/li');
  }
  expect(gate.count('Evaluate')).toBe(4);
});

test('what is never answered ends at its deadline', async () => {
  const gate = await faultyGateway('GD');
  const li = await net().connect('GD/li', { profile: gate.profile, deadlines: { evaluate: 200 } });
  gate.next('Evaluate', 'hang');
  const error = await failureOf(li.registry.whoami());
  expect(error.is(sdkErrors.deadline)).toBe(true);
  expect(error.args).toMatchObject({ transaction: 'registry.whoami', ms: 200 });
});

test('a call can be given up', async () => {
  const gate = await faultyGateway('GD');
  const li = await net().connect('GD/li', { profile: gate.profile });
  gate.next('Evaluate', 'hang');
  const controller = new AbortController();
  const call = failureOf(li.catalog.search({}, { signal: controller.signal }));
  controller.abort(new Error('changed my mind'));
  const error = await call;
  expect(error.is(sdkErrors.aborted)).toBe(true);
  expect(error.cause).toMatchObject({ message: 'changed my mind' });
});

test('a peer that has gone is named; a closed ledger says so', async () => {
  const gate = await faultyGateway('GD');
  const { profile } = gate;
  const li = await net().connect('GD/li', { profile });
  gate.close();
  const gone = await failureOf(li.registry.whoami());
  expect(gone.is(sdkErrors.peerDown)).toBe(true);
  li.close();
  expect((await failureOf(li.registry.whoami())).is(sdkErrors.closed)).toBe(true);
  await expect(net().connect('GD/li', { profile })).rejects.toMatchObject({
    code: sdkErrors.peerDown.code,
  });
});

test('where an authority has several peers, the next takes over from one that goes', async () => {
  const gates = [await faultyGateway('GD'), await faultyGateway('GD')] as const;
  const entries = gates.map(
    ({ profile }, index) => [`peer${index}`, Object.values(profile['peers'] as object)[2]] as const,
  );
  const profile = {
    ...gates[0].profile,
    organizations: { GD: { mspid: 'GD', peers: ['peer0', 'peer1'] }, ZJ: { mspid: 'ZJ' } },
    peers: Object.fromEntries(entries),
  };
  const admin = await net().connect('GD/admin', { profile });
  await admin.registry.establish(department('before'));
  expect(gates[1].calls).toEqual([]);
  gates[0].next('CommitStatus', 'cut');
  const write = admin.registry.establish(department('during'));
  await write;
  gates[0].close();
  await admin.registry.establish(department('after'));
  expect((await admin.registry.whoami()).actor).toBe('GD/admin/admin');
  expect(gates[1].count('Submit')).toBeGreaterThan(0);
  expect((await net().connect('GD/admin', { profile })).msp).toBe('GD');
});

test('a chaincode that is not there is named', async () => {
  const profile = parse(net().profile('GD')) as { 'x-oneplusn': { chaincode: string } };
  profile['x-oneplusn'].chaincode = 'elsewhere';
  const options = { profile: profile as unknown as Record<string, unknown> };
  const [li, admin] = await Promise.all([net().connect('GD/li', options), net().connect('GD/admin', options)]);
  const read = await failureOf(li.registry.whoami());
  expect(read.is(sdkErrors.chaincodeMissing)).toBe(true);
  expect(read.args).toMatchObject({ chaincode: 'elsewhere', channel: 'oneplusn', msp: 'GD' });
  expect((await failureOf(admin.registry.establish(department('x')))).is(sdkErrors.chaincodeMissing)).toBe(true);
});

test("an identity that the authority's CA has not issued is refused", async () => {
  const forged = await issueCredentials(net().topology);
  const identity = JSON.parse(walletIdentity(forged, 'GD', 'admin')) as Record<string, unknown>;
  const admin = await net().connect('GD/admin', { identity });
  expect((await failureOf(admin.registry.whoami())).is(sdkErrors.identityRejected)).toBe(true);
  const write = await failureOf(admin.registry.establish(department('x')));
  expect(write).not.toBeInstanceOf(TransactionError);
  expect(write.is(sdkErrors.identityRejected)).toBe(true);
});
