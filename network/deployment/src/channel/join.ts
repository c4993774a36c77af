/** Joining a channel, peer by peer. */
import { peer } from '@hyperledger/fabric-protos';
import type { PeerDoor } from '../peer/door';

/**
 * Lets a peer join a channel, unless it has.
 *
 * @param firstBlock gives the channel's first block; asked for where it is needed
 * @returns whether it joined now
 * @throws DeploymentError DEPLOY-101, DEPLOY-102
 */
export async function join(
  door: PeerDoor,
  channel: string,
  firstBlock: () => Promise<Uint8Array> | Uint8Array,
): Promise<boolean> {
  if (await hasJoined(door, channel)) return false;
  await door.must({ chaincode: 'cscc', args: ['JoinChain', await firstBlock()] }, `JoinChain ${channel}`);
  return true;
}

/** Asks the peer alone: until it has read the block that admits its authority, its channel refuses that authority. */
async function hasJoined(door: PeerDoor, channel: string): Promise<boolean> {
  const answer = await door.must({ chaincode: 'cscc', args: ['GetChannels'] }, 'GetChannels');
  const known = peer.ChannelQueryResponse.deserializeBinary(answer).getChannelsList();
  return known.some((each) => each.getChannelId() === channel);
}
