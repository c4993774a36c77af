/**
 * How far a peer's clock is from this machine's. A peer tells nobody its time; but it refuses requests for blocks whose
 * timestamp is more than a window (15 minutes, as delivered) away from it, so the middle of what it takes is its clock.
 */
import { randomBytes } from 'node:crypto';
import { Metadata } from '@grpc/grpc-js';
import { common, orderer, peer } from '@hyperledger/fabric-protos';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb';
import type { PeerDoor } from '../../peer/door';
import type { Administrator } from '../../peer/party';
import { serializedIdentity, signatureHeader } from '../../peer/proposal';

const minute = 60_000;
const window = 15 * minute;
/** Differences below this are nobody's trouble. */
const tolerated = minute;
const farthest = 24 * 60 * minute;

/**
 * @returns milliseconds that the peer is ahead; 0 where it is less than a minute away; undefined where it takes no
 * request
 */
export async function clockAhead(door: PeerDoor, caller: Administrator, channel: string): Promise<number | undefined> {
  return aheadBy((offset) => asks(door, caller, channel, Date.now() + offset));
}

/** Whether a request with a timestamp so far from now is taken. */
type Takes = (offset: number) => Promise<boolean>;

/** The middle of the offsets that are taken. */
export async function aheadBy(takes: Takes): Promise<number | undefined> {
  const edge = window - tolerated;
  if ((await takes(edge)) && (await takes(-edge))) return 0;
  const inside = await somewhereInside(takes);
  if (inside === undefined) return undefined;
  return ((await border(takes, inside, 1)) + (await border(takes, inside, -1))) / 2;
}

async function somewhereInside(takes: Takes): Promise<number | undefined> {
  for (let away = 0; away <= farthest; away += 20 * minute)
    for (const offset of away === 0 ? [0] : [away, -away]) if (await takes(offset)) return offset;
  return undefined;
}

/** Where it stops taking requests, to the second. */
async function border(takes: Takes, inside: number, direction: 1 | -1): Promise<number> {
  let near = inside;
  let far = inside + direction * 2 * window;
  while (Math.abs(far - near) > 1_000) {
    const middle = (near + far) / 2;
    if (await takes(middle)) near = middle;
    else far = middle;
  }
  return near;
}

async function asks(door: PeerDoor, caller: Administrator, channel: string, time: number): Promise<boolean> {
  const envelope = await seekNewest(caller, channel, time);
  const { deliverFiltered } = peer.DeliverService;
  const stream = door.client.makeBidiStreamRequest(
    deliverFiltered.path,
    (each: common.Envelope) => Buffer.from(each.serializeBinary()),
    deliverFiltered.responseDeserialize,
    new Metadata(),
    { deadline: Date.now() + 5_000 },
  );
  try {
    return await new Promise<boolean>((resolve) => {
      stream.once('data', (answer: peer.DeliverResponse) => resolve(answer.hasFilteredBlock()));
      stream.once('end', () => resolve(false));
      stream.on('error', () => resolve(false));
      stream.write(envelope);
    });
  } finally {
    stream.cancel();
  }
}

async function seekNewest(caller: Administrator, channel: string, time: number): Promise<common.Envelope> {
  const newest = new orderer.SeekPosition();
  newest.setNewest(new orderer.SeekNewest());
  const seek = new orderer.SeekInfo();
  seek.setStart(newest);
  seek.setStop(newest);
  const channelHeader = new common.ChannelHeader();
  channelHeader.setType(common.HeaderType.DELIVER_SEEK_INFO);
  channelHeader.setChannelId(channel);
  channelHeader.setTimestamp(Timestamp.fromDate(new Date(time)));
  const header = new common.Header();
  header.setChannelHeader(channelHeader.serializeBinary());
  header.setSignatureHeader(signatureHeader(serializedIdentity(caller), randomBytes(24)));
  const payload = new common.Payload();
  payload.setHeader(header);
  payload.setData(seek.serializeBinary());
  const envelope = new common.Envelope();
  envelope.setPayload(payload.serializeBinary());
  envelope.setSignature(await caller.sign(envelope.getPayload_asU8()));
  return envelope;
}
