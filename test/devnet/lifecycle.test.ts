import { gzipSync } from 'node:zlib';
import { peer } from '@hyperledger/fabric-protos';
import { servicePackage } from '@oneplusn/deployment';
import { useDevnet } from '@oneplusn/devnet/jest';
import { sampleTopology } from '@oneplusn/topology';
import { call } from './client';
import { notesDeployment } from './notes';

const { lifecycle } = peer;
const net = useDevnet({
  topology: sampleTopology('quickstart'),
  batch: { timeoutMs: 5 },
  chaincodes: [notesDeployment],
});
const members = ['Committee', 'MHRSS', 'GD', 'ZJ'];

function adminAt(msp: string) {
  const [pair, endpoint] = [net.devnet.credentials.authorities.get(msp)?.admin, net.devnet.endpoints.get(msp)];
  if (!pair || !endpoint) throw new RangeError(msp);
  const caller = call(net.devnet, { mspId: msp, ...pair, endpoint });
  return { ...caller, contract: caller.network.getContract('_lifecycle') };
}

test('a stock client approves and commits through the gateway, with the package that the peers have', async () => {
  type Terms = peer.lifecycle.CommitChaincodeDefinitionArgs | peer.lifecycle.ApproveChaincodeDefinitionForMyOrgArgs;
  const fill = <T extends Terms>(args: T): T => {
    args.setName('notes');
    args.setVersion('next');
    args.setSequence(2);
    args.setCollections(net.devnet.channel.definition('notes')?.collections);
    return args;
  };
  for (const msp of members) {
    const admin = adminAt(msp);
    const installed = await admin.contract.evaluateTransaction('QueryInstalledChaincodes', '');
    const [found] = lifecycle.QueryInstalledChaincodesResult.deserializeBinary(installed).getInstalledChaincodesList();
    expect(found?.getLabel()).toBe('notes_1.0');
    const local = new lifecycle.ChaincodeSource.Local();
    local.setPackageId(found?.getPackageId() ?? '');
    const source = new lifecycle.ChaincodeSource();
    source.setLocalPackage(local);
    const args = fill(new lifecycle.ApproveChaincodeDefinitionForMyOrgArgs());
    args.setSource(source);
    await admin.contract.submit('ApproveChaincodeDefinitionForMyOrg', {
      arguments: [args.serializeBinary()],
      endorsingOrganizations: [msp],
    });
    admin.close();
  }
  expect(net.devnet.channel.definition('notes')).toMatchObject({ version: '1.0', sequence: 1 });
  const gd = adminAt('GD');
  const commit = fill(new lifecycle.CommitChaincodeDefinitionArgs());
  await gd.contract.submitTransaction('CommitChaincodeDefinition', commit.serializeBinary());
  expect(net.devnet.channel.definition('notes')).toMatchObject({ version: 'next', sequence: 2 });
  const notes = gd.network.getContract('notes');
  await notes.submitTransaction('put', 'a', '1');
  expect(Buffer.from(await notes.evaluateTransaction('get', 'a')).toString()).toBe('1');
  gd.close();
});

test('each authority approves in its own name, all in block 1, and the commit is block 2', () => {
  const { channel } = net.devnet;
  expect(channel.block(1n)?.transactions.map(({ code }) => code)).toEqual(members.map(() => 0));
  expect(channel.block(2n)?.transactions.map(({ code }) => code)).toEqual([0]);
  expect(channel.height('GD')).toBe(3n);
  expect(net.controls.listKeys({ chaincode: '_lifecycle' })).toContain('namespaces/metadata/notes');
});

test('a definition against the rules of the lifecycle is refused, and nothing is changed', async () => {
  const { collections, ...without } = notesDeployment;
  expect(collections).toBeDefined();
  await expect(net.devnet.deploy({ ...without, version: '2.0' })).rejects.toThrow(
    /DEVNET-116.*notes.*does not contain previously defined collections/,
  );
  expect(net.devnet.channel.definition('notes')).toMatchObject({ version: '1.0', sequence: 1 });
});

test('a package is installed once, and given back as it was', async () => {
  const gd = adminAt('GD');
  const { bytes, id } = await servicePackage('service_1', { address: 'localhost:1' });
  const install = (content: Uint8Array): Promise<Uint8Array> => {
    const args = new lifecycle.InstallChaincodeArgs();
    args.setChaincodeInstallPackage(content);
    return gd.contract.evaluateTransaction('InstallChaincode', args.serializeBinary());
  };
  expect(lifecycle.InstallChaincodeResult.deserializeBinary(await install(bytes)).getPackageId()).toBe(id);
  await expect(install(bytes)).rejects.toThrow(`chaincode already successfully installed (package ID '${id}')`);
  const wanted = new lifecycle.GetInstalledChaincodePackageArgs();
  wanted.setPackageId(id);
  const held = await gd.contract.evaluateTransaction('GetInstalledChaincodePackage', wanted.serializeBinary());
  const result = lifecycle.GetInstalledChaincodePackageResult.deserializeBinary(held);
  expect(Buffer.from(result.getChaincodeInstallPackage_asU8())).toEqual(bytes);
  await expect(install(gzipSync(Buffer.alloc(1024)))).rejects.toThrow('did not find a code package inside the package');
  await expect(install((await servicePackage('bad label', { address: 'a:1' })).bytes)).rejects.toThrow(
    "invalid label 'bad label'",
  );
  await expect(install((await servicePackage('nowhere', { address: '' })).bytes)).rejects.toThrow(
    'chaincode address not provided',
  );
  gd.close();
});
