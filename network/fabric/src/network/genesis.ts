import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { channelsOf, layout, ORDERER_MSP, type ChannelPlan, type Topology } from '@oneplusn/topology';
import type { Binaries } from '../binaries/find';
import { command } from '../process/command';
import { configtx } from './configtx';
import type { Node } from './nodes';

/** What the first block of a channel is made from. */
export interface Founding {
  readonly topology: Topology;
  /** Where the credentials lie. */
  readonly crypto: string;
  /** A folder for configtx.yaml. */
  readonly configuration: string;
  readonly binaries: Binaries;
  readonly logs: string;
  readonly orderers: readonly Node[];
  readonly peers: readonly Node[];
}

/** Makes a channel's first block, into the file `genesis`; without `channel`: the main one's. */
export async function makeGenesis(
  founding: Founding,
  genesis: string,
  channel: ChannelPlan = channelsOf(founding.topology)[0],
): Promise<void> {
  const { topology, crypto, configuration, binaries, logs, orderers, peers } = founding;
  const ordererPlaces = orderers.map(({ msp, name, host = 'localhost', port }) => ({
    ...{ host, port },
    mspDir: layout.organizationMsp(crypto, msp),
    signCertificate: join(layout.nodeMsp(crypto, msp, name), 'signcerts', 'cert.pem'),
    tlsCertificate: join(layout.nodeTls(crypto, msp, name), 'server.crt'),
  }));
  const authorities = channel.authorities.map((msp) => {
    const anchor = peers.find((peer) => peer.msp === msp);
    if (!anchor) throw new RangeError(`${msp} has no peer`);
    const { host = 'localhost', port } = anchor;
    return { msp, mspDir: layout.organizationMsp(crypto, msp), host, port };
  });
  const v3 = !binaries.release.startsWith('2.');
  writeFileSync(
    join(configuration, 'configtx.yaml'),
    configtx(topology, { v3 }, ORDERER_MSP, ordererPlaces, authorities),
  );
  await command(
    join(binaries.bin, 'configtxgen'),
    ['-profile', 'Channel', '-outputBlock', genesis, '-channelID', channel.name, '-configPath', configuration],
    {},
    logs,
  );
}
