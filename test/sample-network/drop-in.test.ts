/**
 * The topology `test-network` in place of Fabric's sample network: a stock client finds its files, ports and names by
 * what the applications of fabric-samples say, and knows nothing else. `ONEPLUSN_ENGINE` names the engine.
 */
import { createPrivateKey } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client, credentials } from '@grpc/grpc-js';
import { connect, GatewayError, hash, signers, type Contract, type Gateway } from '@hyperledger/fabric-gateway';
import { Workplace } from '../fabric/workplace';

const network = ['--topology', 'test-network'];
const engine = process.env['ONEPLUSN_ENGINE'] ?? 'devnet';
const stock = join(__dirname, '../stock/chaincode');
const decoded = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString());

let place: Workplace;
beforeAll(async () => {
  place = new Workplace();
  // As in a clone of fabric-samples: the application looks three folders up, and from there into test-network.
  mkdirSync(join(place.path, 'samples/test-network/organizations'), { recursive: true });
  await place.does('up', ...network, '--engine', engine, '--organizations', 'samples/test-network/organizations');
}, 120_000);
afterAll(async () => {
  await place.does('down', ...network, '--purge');
  expect(place.left()).toEqual([]);
  await place.leave();
}, 60_000);

/** A chaincode in a folder of its own, as a developer has it, with the packages that `npm install` would bring. */
function chaincode(name: string): string {
  const folder = join(place.path, name);
  cpSync(join(stock, name), folder, { recursive: true });
  if (!existsSync(join(folder, 'node_modules')))
    symlinkSync(join(__dirname, '../../node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

interface Connected {
  readonly contract: (name: string) => Contract;
  close(): void;
}

/** As the applications of fabric-samples connect, with their defaults. */
function application(organization: 'org1' | 'org2', port: number): Connected {
  const home = join(place.path, 'samples/asset-transfer/application/dist');
  const domain = `${organization}.example.com`;
  const files = resolve(home, '../../../test-network/organizations/peerOrganizations', domain);
  const first = (folder: string): Buffer => {
    const [file = ''] = readdirSync(folder);
    return readFileSync(join(folder, file));
  };
  const msp = join(files, 'users', `User1@${domain}`, 'msp');
  const peer = `peer0.${domain}`;
  const roots = readFileSync(join(files, 'peers', peer, 'tls/ca.crt'));
  const client = new Client(`localhost:${port}`, credentials.createSsl(roots), {
    'grpc.ssl_target_name_override': peer,
  });
  const gateway: Gateway = connect({
    client,
    identity: { mspId: organization === 'org1' ? 'Org1MSP' : 'Org2MSP', credentials: first(join(msp, 'signcerts')) },
    signer: signers.newPrivateKeySigner(createPrivateKey(first(join(msp, 'keystore')))),
    hash: hash.sha256,
    commitStatusOptions: () => ({ deadline: Date.now() + 60_000 }),
  });
  return {
    contract: (name) => gateway.getNetwork('mychannel').getContract(name),
    close: () => {
      gateway.close();
      client.close();
    },
  };
}

test('a chaincode is deployed by one command, and applications of both organisations work with it', async () => {
  const out = await place.does('deploy', ...network, '--name', 'basic', '--chaincode', chaincode('basic'));
  expect(out).toContain('Org2MSP commit');
  expect(await place.does('status', ...network)).toContain('basic.org1msp');
  const [org1, org2] = [application('org1', 7051), application('org2', 9051)];
  try {
    const [one, two] = [org1.contract('basic'), org2.contract('basic')];
    await one.submitTransaction('InitLedger');
    const assets = decoded(await two.evaluateTransaction('GetAllAssets')) as unknown[];
    expect(assets.length).toBeGreaterThan(1);
    await one.submitTransaction('CreateAsset', 'asset9', 'yellow', '5', 'Tom', '1300');
    const sent = await two.submitAsync('TransferAsset', { arguments: ['asset9', 'Saptha'] });
    expect((await sent.getStatus()).successful).toBe(true);
    expect(decoded(await one.evaluateTransaction('ReadAsset', 'asset9'))).toMatchObject({ Owner: 'Saptha' });
    const refused = one.submitTransaction('UpdateAsset', 'asset70', 'blue', '5', 'Tomoko', '300');
    await expect(refused).rejects.toBeInstanceOf(GatewayError);
  } finally {
    org1.close();
    org2.close();
  }
}, 120_000);

test('what has changed in its code is there when it is deployed again, and its data stays', async () => {
  const folder = chaincode('basic');
  const file = join(folder, 'asset-transfer.js');
  const before = readFileSync(file, 'utf8');
  const renamed = before.replaceAll('ReadAsset', 'LookAtAsset');
  expect(renamed).not.toBe(before);
  writeFileSync(file, renamed);
  const out = await place.does('deploy', ...network, '--name', 'basic', '--chaincode', folder);
  expect(out).not.toContain('commit');
  const org1 = application('org1', 7051);
  try {
    const found = await org1.contract('basic').evaluateTransaction('LookAtAsset', 'asset9');
    expect(decoded(found)).toMatchObject({ Owner: 'Saptha' });
  } finally {
    org1.close();
  }
}, 120_000);

test('its policy and its collections may change: the next sequence', async () => {
  const collections = place.file(
    'collections_config.json',
    JSON.stringify([{ name: 'ours', policy: "OR('Org1MSP.member')", requiredPeerCount: 0, maxPeerCount: 1 }]),
  );
  const folder = chaincode('private');
  const words = [...network, '--name', 'private', '--chaincode', folder];
  expect(await place.does('deploy', ...words, '--collections', collections)).toContain('Org2MSP commit');
  expect(await place.does('deploy', ...words, '--collections', collections)).not.toContain('commit');
  const either = "OR('Org1MSP.peer','Org2MSP.peer')";
  const changed = await place.does('deploy', ...words, '--collections', collections, '--policy', either);
  expect(changed).toContain('Org2MSP commit');
}, 120_000);

test.each([
  ['no folder of a chaincode', ['--name', 'x', '--chaincode', '.'], /npm install/],
  ['no name', ['--chaincode', 'basic'], /--name/],
  ['a policy that is none', ['--name', 'x', '--chaincode', 'basic', '--policy', 'Org1'], /DEPLOY-105/],
])('%s is refused', async (_title, words, said) => {
  const { exit, out } = await place.run('deploy', ...network, ...words);
  expect({ exit, out }).toMatchObject({ exit: 1, out: expect.stringMatching(said) as string });
});

test('another network keeps off files that are not its own', async () => {
  const other = place.file(
    'other.yaml',
    readFileSync(join(__dirname, '../../network/topology/samples/test-network.yaml'), 'utf8')
      .replace('name: test-network', 'name: other')
      .replaceAll(/^ +port: .*\n/gm, ''),
  );
  const { exit, out } = await place.run(
    ...['up', '--topology', other, '--engine', engine],
    ...['--organizations', 'samples/test-network/organizations'],
  );
  expect({ exit, out }).toMatchObject({ exit: 1, out: expect.stringContaining('TOPOLOGY-201') as string });
  const kept = application('org1', 7051);
  await kept.contract('basic').evaluateTransaction('GetAllAssets');
  kept.close();
}, 120_000);
