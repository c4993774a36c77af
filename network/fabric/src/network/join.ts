import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnPeers } from '@oneplusn/deployment';
import { CLIENT_FILES, layout, TLS_FILES } from '@oneplusn/topology';
import { command, until } from '../process/command';
import { administered, adminOf, ordererFlags } from './administer';
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
  const own = await administered(network, channel, authorities);
  const block = readFileSync(genesis);
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
    joinInTurn(own, (each) => until(`${each.msp} joins the channel ${channel}`, 30, logs, () => each.join(block))),
  ]).finally(() => own.forEach((each) => each.close()));
  const [peer] = peers;
  if (!peer) return;
  // "Joined" is said before there is a leader: only a fetched configuration proves one.
  const fetch = ['channel', 'fetch', 'config', join(folder, `config-${channel}.block`), '-c', channel];
  await until(`the orderers of ${channel} choose a leader`, 60, logs, () =>
    command(join(binaries.bin, 'peer'), [...fetch, ...ordererFlags(network)], adminOf(network, peer), logs),
  );
}

/**
 * A peer greets the others when it joins. Who has not joined yet does not know it, and the greeting is lost for five
 * seconds; whoever joins later greets it in turn.
 */
async function joinInTurn(all: readonly OwnPeers[], join: (own: OwnPeers) => Promise<void>): Promise<void> {
  for (const own of all) await join(own);
}
