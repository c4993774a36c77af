/** Who gets through to an authority's chaincode service: its own peers, and nobody else. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { credentials } from '@grpc/grpc-js';
import { peer } from '@hyperledger/fabric-protos';
import { startFabric, type Fabric } from '@oneplusn/fabric';
import {
  issueServiceTls,
  readServiceTls,
  sampleTopology,
  signaturePolicy,
  type KeyPair,
  type ServiceTls,
} from '@oneplusn/topology';
import { asked, describeOn } from './lines';
import { operations } from './operations';

const foundation = createRequire(require.resolve('@oneplusn/foundation/package.json'));
const topology = sampleTopology('quickstart');
const service = 'foundation.gd';

describeOn(asked, 'the chaincode service', () => {
  const place = mkdtempSync(join(tmpdir(), 'oneplusn-service-'));
  const folder = join(place, 'network');
  let fabric: Fabric;
  let address = '';
  let tls: ServiceTls;

  /** Starts the network, or finds it, and has the foundation served. */
  async function up(): Promise<void> {
    fabric = await startFabric({ topology, folder, version: asked });
    await fabric.deploy({
      ...topology.chaincode,
      policy: signaturePolicy(topology),
      serve: (where) => {
        if (where.service === service) ({ address } = where);
        return fabric.runService(where, {
          program: process.execPath,
          args: [foundation.resolve('fabric-shim/cli.js'), 'server'],
          cwd: dirname(foundation.resolve('./package.json')),
          environment: { ONEPLUSN_COMMITTEE: topology.committee },
        });
      },
    });
    tls = await readServiceTls(join(folder, 'services', service));
  }

  beforeAll(async () => {
    process.env['ONEPLUSN_TEST_TOKEN'] = 'a-token-of-the-user';
    await up();
  }, 120_000);
  afterAll(async () => {
    delete process.env['ONEPLUSN_TEST_TOKEN'];
    await fabric.remove();
    rmSync(place, { recursive: true, force: true });
  });

  test("registers with its authority's peers: a transaction that two endorsed has committed", async () => {
    expect(fabric.kept).toBe(false);
    expect(await registersWith(address, tls.ca, tls.client)).toMatch(/^foundation_/);
  });

  test.each<[string, (own: Fabric) => KeyPair | undefined]>([
    ['no certificate', () => undefined],
    ["one of another service's CA", () => issueServiceTls({ msp: 'GD', hosts: [service] }).client],
    ["one of another authority's service", () => issueServiceTls({ msp: 'ZJ', hosts: ['foundation.zj'] }).client],
    ["one of its authority's TLS CA", (own) => own.credentials.authorities.get('GD')!.peers[0]!.tls],
    ["its authority's administrator", (own) => own.credentials.authorities.get('GD')!.admin],
    ["one for the authority's operators", (own) => own.credentials.authorities.get('GD')!.operations.client],
  ])('speaks to nobody with %s', async (_, shown) => {
    await expect(registersWith(address, tls.ca, shown(fabric))).rejects.toThrow();
  });

  test('operations endpoints of peers and orderers take their operators, and nobody else', async () => {
    const { nodes } = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as {
      nodes: Record<string, { operationsPort: number }>;
    };
    const gd = fabric.credentials.authorities.get('GD')!;
    for (const [name, owner, strangers] of [
      ['peer0.gd', gd, [gd.peers[0]!.tls, gd.admin, tls.client, fabric.credentials.ordererOrg.operations.client]],
      ['orderer0', fabric.credentials.ordererOrg, [fabric.credentials.ordererOrg.nodes[0]!.tls, gd.operations.client]],
    ] as const) {
      const endpoint = { port: nodes[name]!.operationsPort, root: owner.tlsCa.certificate };
      const own = { ...endpoint, client: owner.operations.client };
      expect(await operations(own, '/logspec')).toEqual({ status: 200, text: '{"spec":"warn"}\n' });
      for (const client of [undefined, ...strangers]) {
        await expect(operations({ ...endpoint, client }, '/version')).rejects.toThrow();
        const louder = operations({ ...endpoint, client }, '/logspec', 'PUT', '{"spec":"debug"}');
        await expect(louder).rejects.toThrow();
      }
      expect((await operations(own, '/logspec')).text).toBe('{"spec":"warn"}\n');
    }
  });

  test('what it is told of its surroundings is what it needs: the key by a path that its owner alone can read', () => {
    const pid = fabric.processes.status().find(({ name }) => name === service)!.pid;
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
    const names = environment.map((line) => line.slice(0, line.indexOf('=')));
    const expected = ['CORE_PEER_LOCALMSPID', 'ONEPLUSN_COMMITTEE', 'ONEPLUSN_VAULT_KEYS'];
    expect(names.filter((name) => /^(CORE|ONEPLUSN)_/.test(name)).sort()).toEqual(expected);
    expect(environment.join('\n')).not.toContain('a-token-of-the-user');
    const { vaultKeys } = fabric.credentials.authorities.get('GD')!;
    const [{ secret }] = (JSON.parse(vaultKeys) as { keys: [{ secret: string }] }).keys;
    expect(environment.join('\n')).not.toContain(secret);
    const path = environment.find((line) => line.startsWith('ONEPLUSN_VAULT_KEYS='))!.split('=')[1]!;
    expect(readFileSync(path, 'utf8')).toBe(vaultKeys);
  });

  test('a network from before its services asked for certificates comes up with all of this', async () => {
    await fabric.stop();
    rmSync(join(folder, 'services'), { recursive: true });
    for (const part of ['vault', 'operations']) rmSync(join(folder, 'credentials/GD', part), { recursive: true });
    const { packages, ...plan } = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as { packages?: object };
    expect(Object.keys(packages ?? {})).toContain(service);
    writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
    const before = tls;
    await up();
    expect(fabric.kept).toBe(true);
    expect(await registersWith(address, tls.ca, tls.client)).toMatch(/^foundation_/);
    await expect(registersWith(address, tls.ca, before.client)).rejects.toThrow();
  }, 120_000);
});

/** Speaks the chaincode protocol as a peer does; resolved to the package id with which the service registers. */
function registersWith(address: string, root: string, shown?: KeyPair): Promise<string> {
  const bytes = (pem: string | undefined) => (pem === undefined ? null : Buffer.from(pem));
  const secure = credentials.createSsl(Buffer.from(root), bytes(shown?.privateKey), bytes(shown?.certificate));
  const client = new peer.ChaincodeClient(address, secure);
  const stream = client.connect();
  return new Promise<string>((resolve, reject) => {
    stream.once('data', (message: peer.ChaincodeMessage) =>
      resolve(peer.ChaincodeID.deserializeBinary(message.getPayload_asU8()).getName()),
    );
    stream.on('error', reject);
  }).finally(() => {
    stream.cancel();
    client.close();
  });
}
