/** Who can join an orderer to a channel, and remove the channel from it: who holds the key for that, and no node. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findBinaries, startFabric, type Fabric } from '@oneplusn/fabric';
import { sampleTopology, type KeyPair } from '@oneplusn/topology';
import { asked, describeOn } from './lines';

/** BFT where the release has it: there two orderers that have lost the channel stop the other two. */
const topology = sampleTopology(asked.startsWith('2.') ? 'raft3' : 'bft4');

describeOn(asked, `the admin doors of ${topology.orderers} orderers`, () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'oneplusn-administration-')), 'network');
  let fabric: Fabric;
  beforeAll(async () => {
    fabric = await startFabric({ topology, folder, version: asked });
  }, 120_000);
  afterAll(async () => {
    await fabric.remove();
    rmSync(dirname(folder), { recursive: true, force: true });
  });

  /** Runs `osnadmin channel` at an orderer with somebody's key. */
  function osnadmin(orderer: string, { certificate, privateKey }: KeyPair, ...words: string[]): Promise<string> {
    const { nodes } = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as {
      nodes: Record<string, { secondPort: number }>;
    };
    const [ca, cert, key] = ['ca.pem', 'shown.pem', 'shown.key'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(ca, fabric.credentials.ordererOrg.tlsCa.certificate);
    writeFileSync(cert, certificate);
    writeFileSync(key, privateKey, { mode: 0o600 });
    const args = ['channel', ...words, '-o', `localhost:${nodes[orderer]?.secondPort}`, '--ca-file', ca];
    const program = join(findBinaries({ version: asked }).bin, 'osnadmin');
    return new Promise((resolve) =>
      execFile(program, [...args, '--client-cert', cert, '--client-key', key], (_, out, err) => resolve(out + err)),
    );
  }

  const remove = ['remove', '--channelID', topology.channel];

  test.each<[string, (own: Fabric['credentials']) => KeyPair]>([
    ["another orderer's TLS key", ({ ordererOrg }) => ordererOrg.nodes[0]!.tls],
    ['its own', ({ ordererOrg }) => ordererOrg.nodes[1]!.tls],
    ["another orderer's signing key", ({ ordererOrg }) => ordererOrg.nodes[0]!.sign],
    ["the orderers' administrator of channels", ({ ordererOrg }) => ordererOrg.admin],
    ["the orderers' operators", ({ ordererOrg }) => ordererOrg.operations.client],
    ["a peer's TLS key", ({ authorities }) => authorities.get('GD')!.peers[0]!.tls],
    ["an authority's operators", ({ authorities }) => authorities.get('GD')!.operations.client],
  ])('%s removes nothing', async (_, keyOf) => {
    expect(await osnadmin('orderer1', keyOf(fabric.credentials), ...remove)).toMatch(/tls: |certificate/);
    const { client } = fabric.credentials.ordererOrg.administration;
    const listed = await osnadmin('orderer1', client, 'list', '--channelID', topology.channel);
    expect(listed).toMatch(/"status": "active"/);
  });

  test('the key that was made for it does', async () => {
    const { client } = fabric.credentials.ordererOrg.administration;
    expect(await osnadmin('orderer2', client, ...remove)).toContain('Status: 204');
    expect(await osnadmin('orderer2', client, 'list')).toMatch(/"channels": null/);
    expect(await osnadmin('orderer1', client, 'list')).toContain(`"name": "${topology.channel}"`);
  });
});
