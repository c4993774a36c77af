/** Block 0 of an embedded ledger says what the block says that Fabric's configtxgen makes for the same topology. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDevnet } from '@oneplusn/devnet';
import { findBinaries } from '@oneplusn/fabric';
import {
  layout,
  ORDERER_MSP,
  domainOf,
  ordererNames,
  peerNames,
  SAMPLES,
  sampleTopology,
  writeCredentials,
} from '@oneplusn/topology';
import { makeGenesis } from '../../network/fabric/src/network/genesis';
import { describeOn } from './lines';

describeOn('3.1', 'block 0', () => {
  const place = mkdtempSync(join(tmpdir(), 'oneplusn-genesis-'));
  afterAll(() => rmSync(place, { recursive: true }));

  test.each(SAMPLES)('of %s', async (sample) => {
    const topology = sampleTopology(sample);
    const devnet = await startDevnet({ topology });
    const [folder, crypto] = [join(place, sample), join(place, sample, 'crypto')];
    mkdirSync(folder);
    await writeCredentials(devnet.credentials, crypto);
    const node = (msp: string, name: string, port: number) => ({
      ...{ msp, name, host: name, port },
      folder: join(layout.nodes(crypto, msp), name),
      operationsRoot: '',
      administrationRoot: '',
      secondPort: 0,
      operationsPort: 0,
    });
    const binaries = findBinaries({ version: '3.1' });
    await makeGenesis(
      {
        ...{ topology, crypto, configuration: folder, binaries, logs: folder },
        orderers: ordererNames(topology.orderers).map((name) => node(ORDERER_MSP, name, 7050)),
        peers: topology.authorities.flatMap((authority) =>
          peerNames(domainOf(authority), authority.peers).map((name) =>
            node(authority.msp, name, authority.port ?? 7051),
          ),
        ),
      },
      join(folder, 'configtxgen.block'),
    );
    const ours = devnet.channel.block(0n)?.block.serializeBinary();
    await devnet.stop();
    writeFileSync(join(folder, 'devnet.block'), ours ?? '');
    const [devnetBlock, fabricBlock] = ['devnet', 'configtxgen'].map((maker) =>
      decoded(binaries.bin, join(folder, `${maker}.block`)),
    );
    expect(fabricBlock).toMatch(/"LifecycleEndorsement"/);
    expect(devnetBlock).toEqual(fabricBlock);
  });
});

/** The block as JSON, without what is made anew each time: nonce, time, transaction id, hash over them. */
function decoded(bin: string, file: string): string {
  const json = `${file}.json`;
  const types = ['proto_decode', '--type', 'common.Block', '--input', file, '--output', json];
  const { status, stderr } = spawnSync(join(bin, 'configtxlator'), types, { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  const block = JSON.parse(readFileSync(json, 'utf8')) as { metadata: { metadata: (string | null)[] } };
  // A peer writes there what it found of the transactions.
  block.metadata.metadata[2] = null;
  const anew = new Set(['nonce', 'timestamp', 'tx_id', 'data_hash']);
  return JSON.stringify(block, (key, value: unknown) => (anew.has(key) ? undefined : value), 1);
}
