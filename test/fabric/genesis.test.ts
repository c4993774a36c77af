/** Block 0 of an embedded ledger says what the block says that Fabric's configtxgen makes for the same topology. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlockBuilder } from '../../network/devnet/src/order/block-builder'; import { describeChannel } from '../../network/devnet/src/config/description'; import { foundingTransaction } from '../../network/devnet/src/config/transaction'; import { channelsOf, issueCredentials } from '@oneplusn/topology';
import { findBinaries } from '@oneplusn/fabric';
import {
  layout,
  ORDERER_MSP,
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
    const credentials = await issueCredentials(topology);
    const [folder, crypto] = [join(place, sample), join(place, sample, 'crypto')];
    mkdirSync(folder);
    await writeCredentials(credentials, crypto);
    const node = (msp: string, name: string, port: number) => ({
      ...{ msp, name, host: name, port },
      folder: join(layout.nodes(crypto, msp), name),
      secondPort: 0,
      operationsPort: 0,
    });
    const binaries = findBinaries({ version: '3.1' });
    await makeGenesis(
      {
        ...{ topology, crypto, configuration: folder, binaries, logs: folder },
        orderers: ordererNames(topology.orderers).map((name) => node(ORDERER_MSP, name, 7050)),
        peers: topology.authorities.flatMap(({ msp, peers }) =>
          peerNames(msp, peers).map((name) => node(msp, name, 7051)),
        ),
      },
      join(folder, 'configtxgen.block'),
    );
    const ours = new BlockBuilder({} as never).genesis(foundingTransaction(describeChannel(channelsOf(topology)[0], topology, credentials), Date.now()).serializeBinary()).serializeBinary();
    
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
  const translated = spawnSync(
    join(bin, 'configtxlator'),
    ['proto_decode', '--type', 'common.Block', '--input', file],
    {
      encoding: 'utf8',
    },
  );
  expect(translated.stderr).toBe('');
  const block = JSON.parse(translated.stdout) as { metadata: { metadata: (string | null)[] } };
  // A peer writes there what it found of the transactions.
  block.metadata.metadata[2] = null;
  const anew = new Set(['nonce', 'timestamp', 'tx_id', 'data_hash']);
  return JSON.stringify(block, (key, value: unknown) => (anew.has(key) ? undefined : value), 1);
}
