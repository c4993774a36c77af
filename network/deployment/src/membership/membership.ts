/**
 * An authority joins a running network, and leaves it: by updates of the channel's configuration that a majority signs.
 */
import { join } from '../channel/join';
import { channelConfig } from '../channel/read';
import { problemWith } from '@oneplusn/errors';
import { deploymentFail } from '../errors/error';
import { deploymentProblems } from '../errors/problems';
import { deploymentErrors } from '../errors/table';
import { PeerDoor } from '../peer/door';
import type { PeerAddress, Reach } from '../peer/party';
import { probe } from '../peer/probe';
import { gathered, signed, submission, unsigned } from './envelope';
import { mspFrom } from './msp-folder';
import { broadcast, orderersIn } from './orderer';
import { organizationGroup, type Anchor } from './organization';
import { revocationOf, type MakeList } from './revoke';
import { additionOf, removalOf } from './update';

/** How many seconds an update may take until the caller's peer has it. */
const patience = 30;

/** An authority that is to join the channel. */
export interface NewAuthority {
  readonly msp: string;
  /** Its MSP folder: certificates and config.yaml, no keys. */
  readonly mspFolder: string;
  readonly anchors: readonly Anchor[];
}

/** Makes the update that admits an authority, signed by the caller. @throws DeploymentError DEPLOY-116, DEPLOY-118 */
export async function addAuthority(reach: Reach, authority: NewAuthority): Promise<Uint8Array> {
  const group = organizationGroup(authority.msp, mspFrom(authority.mspFolder, authority.msp), authority.anchors);
  return atFirst(reach, async (door) => {
    const config = await channelConfig(door, reach.channel);
    return signed(unsigned(additionOf(config, reach.channel, authority.msp, group)), 'update', reach.administrator);
  });
}

/** Makes the update by which an authority leaves, signed by the caller. @throws DeploymentError DEPLOY-106 */
export async function removeAuthority(reach: Reach, msp: string): Promise<Uint8Array> {
  return atFirst(reach, async (door) => {
    const config = await channelConfig(door, reach.channel);
    return signed(unsigned(removalOf(config, reach.channel, msp)), 'update', reach.administrator);
  });
}

/**
 * Makes the update by which the caller's authority takes certificates back, signed by the caller: no other signature is
 * needed. @throws DeploymentError DEPLOY-106, DEPLOY-141
 */
export async function revokeCertificates(
  reach: Reach,
  revocation: { readonly ca?: string; readonly makeList: MakeList },
): Promise<Uint8Array> {
  return atFirst(reach, async (door) => {
    const { administrator, channel } = reach;
    const update = revocationOf(await channelConfig(door, channel), channel, administrator, revocation);
    return signed(unsigned(update), 'update', administrator);
  });
}

/**
 * Sends an update to the ordering service, with the signatures of all files; resolved when the caller's peer has it.
 * @throws DeploymentError DEPLOY-117, DEPLOY-119, DEPLOY-120
 */
export async function sendUpdate(
  reach: Reach,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<void> {
  const envelope = await submission(gathered(files), files[0]?.name ?? '', reach.administrator);
  await atFirst(reach, async (door) => {
    const before = await channelConfig(door, reach.channel);
    // What one's own peers ask for the orderers may ask for, too.
    const client = reach.peers[0]?.client;
    const orderers = orderersIn(before).map((each) => ({ ...each, ...(client && { client }) }));
    await broadcast(orderers, envelope);
    for (const end = Date.now() + patience * 1_000; Date.now() < end;) {
      if ((await channelConfig(door, reach.channel)).getSequence() > before.getSequence()) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const problem = problemWith(deploymentProblems.noBlockWithin, { seconds: patience });
    throw deploymentFail(deploymentErrors.notCommitted, { what: { zh: '配置更新', en: 'the update' }, problem });
  });
}

/**
 * Lets the caller's own peers join the channel; those that have joined are left alone.
 * @param others peers of other authorities, one of which gives the channel's first block
 * @returns the addresses of those that joined now
 */
export async function joinChannel(reach: Reach, others: readonly PeerAddress[]): Promise<string[]> {
  const { administrator, channel, peers } = reach;
  const joined: string[] = [];
  for (const each of peers)
    await atPeer(each, administrator, async (door) => {
      if (await join(door, channel, () => firstBlock(reach, others))) joined.push(each.address);
    });
  return joined;
}

/** From the first peer that gives it. */
async function firstBlock({ administrator, channel }: Reach, others: readonly PeerAddress[]): Promise<Uint8Array> {
  let failure: unknown = deploymentFail(deploymentErrors.noOtherPeer, { channel });
  for (const each of others)
    try {
      return await atPeer(each, administrator, (door) =>
        door.must({ channel, chaincode: 'qscc', args: ['GetBlockByNumber', channel, '0'] }, 'GetBlockByNumber 0'),
      );
    } catch (error) {
      failure = error;
    }
  throw failure;
}

async function atFirst<T>({ peers, administrator }: Reach, work: (door: PeerDoor) => Promise<T>): Promise<T> {
  const [first] = peers;
  if (!first) throw new RangeError('an authority has at least one peer');
  return atPeer(first, administrator, work);
}

async function atPeer<T>(
  place: PeerAddress,
  administrator: Reach['administrator'],
  work: (door: PeerDoor) => Promise<T>,
): Promise<T> {
  const shown = await probe(place);
  if ('problem' in shown)
    throw deploymentFail(deploymentErrors.peerUnreachable, { address: place.address, problem: shown.problem });
  const door = new PeerDoor(place, administrator);
  try {
    return await work(door);
  } finally {
    door.close();
  }
}
