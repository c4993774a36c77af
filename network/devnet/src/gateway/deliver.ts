import { common, orderer, peer } from '@hyperledger/fabric-protos';
import type { CommittedBlock } from '../ledger/types';
import type { GatewayChannel, Site } from './channel';
import { filteredBlock } from './filtered-block';

const { Status } = common;
const positions = orderer.SeekPosition.TypeCase;
/** How far a request's time may be from the peer's. Fabric: `peer.authentication.timewindow`. */
const timeWindowMs = 15 * 60_000;

/** What is made of each block. */
export type Form = 'full' | 'filtered';

interface Request {
  readonly channelHeader: common.ChannelHeader;
  readonly creator: Uint8Array;
  readonly seek: orderer.SeekInfo;
}

/**
 * Blocks that a signed request asks for, then how it ended (Fabric: `common/deliver`). Without an end it goes on with new
 * blocks until the signal.
 */
export async function* deliver(
  site: Site,
  envelope: common.Envelope,
  form: Form,
  { signal, now }: { readonly signal: AbortSignal; readonly now: () => number },
): AsyncGenerator<peer.DeliverResponse, void, undefined> {
  const request = open(envelope);
  if (!request || !isTimely(request, now())) return yield ended(Status.BAD_REQUEST);
  const channel = site.channel(request.channelHeader.getChannelId());
  if (!channel) return yield ended(Status.NOT_FOUND);
  const { trust, ledger } = channel;
  await trust.verifyAside(request.creator, envelope.getPayload_asU8(), envelope.getSignature_asU8());
  const mayRead = (): boolean => isReader(channel, request, envelope);
  if (!mayRead()) return yield ended(Status.FORBIDDEN);
  const height = ledger.height(site.msp);
  const { seek } = request;
  const start = numberOf(seek.getStart(), height);
  // The oldest block as the end means: one block, wherever it starts.
  const kind = seek.getStop()?.getTypeCase();
  const stop = kind === positions.OLDEST ? start : numberOf(seek.getStop(), height);
  if (start === undefined || stop === undefined) return yield ended(Status.BAD_REQUEST);
  if (kind === positions.SPECIFIED && stop < start) return yield ended(Status.BAD_REQUEST);
  const waits = seek.getBehavior() === orderer.SeekInfo.SeekBehavior.BLOCK_UNTIL_READY;
  if (!waits && start >= height) return yield ended(Status.NOT_FOUND);
  for await (const block of ledger.blocks(start, signal, site.msp)) {
    if (!mayRead()) return yield ended(Status.FORBIDDEN);
    yield responseOf(ledger.id, block, form);
    if (block.number === stop) return yield ended(Status.SUCCESS);
    if (!waits && block.number + 1n >= ledger.height(site.msp)) return yield ended(Status.NOT_FOUND);
  }
}

function open(envelope: common.Envelope): Request | undefined {
  try {
    const payload = common.Payload.deserializeBinary(envelope.getPayload_asU8());
    const header = payload.getHeader();
    if (!header) return undefined;
    return {
      channelHeader: common.ChannelHeader.deserializeBinary(header.getChannelHeader_asU8()),
      creator: common.SignatureHeader.deserializeBinary(header.getSignatureHeader_asU8()).getCreator_asU8(),
      seek: orderer.SeekInfo.deserializeBinary(payload.getData_asU8()),
    };
  } catch {
    return undefined;
  }
}

function isTimely({ channelHeader }: Request, now: number): boolean {
  const time = channelHeader.getTimestamp();
  return time !== undefined && Math.abs(time.toDate().getTime() - now) <= timeWindowMs;
}

function isReader({ trust }: GatewayChannel, { creator }: Request, envelope: common.Envelope): boolean {
  return (
    !trust.hasExpired(creator) &&
    trust.verify(creator, envelope.getPayload_asU8(), envelope.getSignature_asU8()) &&
    trust.allows('/Channel/Application/Readers', creator)
  );
}

/** The block that a position means; undefined when it means none. */
function numberOf(position: orderer.SeekPosition | undefined, height: bigint): bigint | undefined {
  switch (position?.getTypeCase()) {
    case positions.OLDEST:
      return 0n;
    case positions.NEWEST:
      return height - 1n;
    case positions.NEXT_COMMIT:
      return height;
    case positions.SPECIFIED:
      return BigInt(position?.getSpecified()?.getNumber() ?? 0);
    default:
      return undefined;
  }
}

function responseOf(channel: string, block: CommittedBlock, form: Form): peer.DeliverResponse {
  const response = new peer.DeliverResponse();
  if (form === 'full') response.setBlock(block.block);
  else response.setFilteredBlock(filteredBlock(channel, block));
  return response;
}

function ended(status: common.StatusMap[keyof common.StatusMap]): peer.DeliverResponse {
  const response = new peer.DeliverResponse();
  response.setStatus(status);
  return response;
}
