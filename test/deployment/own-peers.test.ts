/** Fabric's steps one by one, taken for every authority by one program; on the embedded ledger. */
import { X509Certificate } from 'node:crypto';
import { deploymentErrors, OwnPeers, parsePolicy, policyBytes, servicePackage } from '@oneplusn/deployment';
import { startDevnet, type Devnet } from '@oneplusn/devnet';
import { readIdentity } from '@oneplusn/sdk';
import { sampleTopology, walletIdentity } from '@oneplusn/topology';

const members = ['GD', 'MHRSS', 'ZJ'];
const definition = {
  ...{ name: 'notes', version: '1.0', sequence: 1 },
  policy: policyBytes(parsePolicy("OutOf(2,'GD.peer','MHRSS.peer','ZJ.peer')")),
};
let devnet: Devnet;
let all: OwnPeers[];
beforeAll(async () => {
  devnet = await startDevnet({ topology: sampleTopology('quickstart'), batch: { timeoutMs: 10 } });
  const { channel, credentials, endpoints } = devnet;
  const roots = new Map(
    [...credentials.authorities].map(([msp, { ca }]) => [msp, [new X509Certificate(ca.certificate)]]),
  );
  all = await Promise.all(
    members.map(async (msp) => {
      const identity = JSON.parse(walletIdentity(credentials, msp, 'admin')) as Readonly<Record<string, unknown>>;
      const { address, tlsRootCert, serverName } = endpoints.get(msp)!;
      const peers = [{ address, roots: tlsRootCert, serverName }];
      return new OwnPeers({ administrator: await readIdentity(identity), channel: channel.id, peers, roots });
    }),
  );
});
afterAll(async () => {
  for (const own of all) own.close();
  await devnet.stop();
});

test('each step is taken once, and again without harm; what no majority approved is not committed', async () => {
  const { bytes, id } = await servicePackage('notes_1.0', { address: 'localhost:1' });
  const [first, second, third] = all as [OwnPeers, OwnPeers, OwnPeers];
  for (const own of all) await Promise.all([own.install(bytes), own.install(bytes)]);
  for (const own of [first, second]) await own.approve(definition, id);
  await first.approve(definition, id);
  await expect(first.commit(definition, ['GD', 'MHRSS'])).rejects.toMatchObject({
    code: deploymentErrors.notCommitted.code,
  });
  // It runs nothing, and approves all the same.
  await third.approve(definition);
  await first.commit(definition, members);
  expect(devnet.controls.listKeys({ chaincode: '_lifecycle' })).toContain('namespaces/metadata/notes');
});

test('an approval that differs is refused, with what the peer says', async () => {
  await expect(all[0]!.approve({ ...definition, sequence: 7 })).rejects.toMatchObject({
    code: deploymentErrors.notCommitted.code,
    message: expect.stringContaining('next available sequence number 2') as string,
  });
});
