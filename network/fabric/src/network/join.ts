import { join } from 'node:path';
import { CLIENT_FILES, layout, TLS_FILES } from '@oneplusn/topology';
import { command, until } from '../process/command';
import { adminOf, ordererFlags } from './administer';
import type { ChannelPlace, Network } from './open';

/**
 * Joins all orderers and the members' peers to each channel; resolved when the orderers have a leader in all of them.
 */
export async function joinAll(network: Network): Promise<void> {
  for (const channel of network.channels) await joinOne(network, channel);
}

async function joinOne(network: Network, { name: channel, authorities, genesis }: ChannelPlace): Promise<void> {
  const { binaries, folder, orderers } = network;
  const peers = network.peers.filter(({ msp }) => authorities.includes(msp));
  const logs = join(folder, 'logs');
  await Promise.all([
    ...orderers.map((node) => {
      const shown = layout.administrationClient(network.crypto, node.msp);
      const args = [
        ...['channel', 'join', '--channelID', channel, '--config-block', genesis],
        ...['-o', `localhost:${node.secondPort}`, '--ca-file', join(node.folder, 'tls', TLS_FILES.ca)],
        ...['--client-cert', join(shown, CLIENT_FILES.certificate)],
        ...['--client-key', join(shown, CLIENT_FILES.privateKey)],
      ];
      return until(`${node.name} joins the channel ${channel}`, 30, logs, () =>
        command(join(binaries.bin, 'osnadmin'), args, {}, logs),
      );
    }),
    ...peers.map((node) =>
      until(`${node.name} joins the channel ${channel}`, 30, logs, () =>
        command(join(binaries.bin, 'peer'), ['channel', 'join', '-b', genesis], adminOf(network, node), logs),
      ),
    ),
  ]);
  const [peer] = peers;
  if (!peer) return;
  // "Joined" is said before there is a leader: only a fetched configuration proves one.
  const fetch = ['channel', 'fetch', 'config', join(folder, `config-${channel}.block`), '-c', channel];
  await until(`the orderers of ${channel} choose a leader`, 60, logs, () =>
    command(join(binaries.bin, 'peer'), [...fetch, ...ordererFlags(network)], adminOf(network, peer), logs),
  );
}
