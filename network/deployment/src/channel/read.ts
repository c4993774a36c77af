/** The channel's configuration, as a peer holds it. */
import { common } from '@hyperledger/fabric-protos';
import type { PeerDoor } from '../peer/door';

/** @throws DeploymentError DEPLOY-101, DEPLOY-102 (also where the peer has not joined the channel) */
export async function channelConfig(door: PeerDoor, channel: string): Promise<common.Config> {
  const call = { channel, chaincode: 'cscc', args: ['GetChannelConfig', channel] } as const;
  return common.Config.deserializeBinary(await door.must(call, `GetChannelConfig ${channel}`));
}

/** A group below the channel's own: `Application`, `Orderer`. */
export function groupIn(config: common.Config, name: string): common.ConfigGroup {
  return config.getChannelGroup()?.getGroupsMap().get(name) ?? new common.ConfigGroup();
}

/** MSP ids of the authorities on the channel. In order. */
export function authoritiesIn(config: common.Config): string[] {
  return keysOf(groupIn(config, 'Application').getGroupsMap());
}

/** The names in one of the configuration's maps, in order. */
export function keysOf(map: { forEach(each: (value: unknown, key: string) => void): void }): string[] {
  const keys: string[] = [];
  map.forEach((_, key) => keys.push(key));
  return keys.sort();
}
