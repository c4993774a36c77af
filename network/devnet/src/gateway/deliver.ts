import { common, orderer, peer } from '@hyperledger/fabric-protos';
import type { GatewayChannel, Site } from './channel';
import { delivered, type Form } from './delivered';
import { readSeek, type Status } from './seek';

const { Status } = common;
/** How far a request's time may be from the peer's. Fabric: `peer.authentication.timewindow`. */
const timeWindowMs = 15 * 60_000;

interface When {
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

interface Request {
  readonly envelope: common.Envelope;
  readonly channelHeader: common.ChannelHeader;
  readonly creator: Uint8Array;
  /** Serialized `SeekInfo`. */
  readonly seek: Uint8Array;
}

/** Answers signed requests for blocks, one after the other, up to the first that fails (Fabric: `common/deliver`). */
export async function* deliver(
  site: Site,
  envelopes: AsyncIterable<common.Envelope>,
  form: Form,
  when: When,
): AsyncGenerator<peer.DeliverResponse, void, undefined> {
  for await (const envelope of envelopes) {
    const status = yield* answer(site, envelope, form, when);
    if (status === undefined) return;
    const response = new peer.DeliverResponse();
    response.setStatus(status);
    yield response;
    if (status !== Status.SUCCESS) return;
  }
}

/** Blocks that a request asks for, then how it ended; undefined: by the signal. */
async function* answer(
  site: Site,
  envelope: common.Envelope,
  form: Form,
  { signal, now }: When,
): AsyncGenerator<peer.DeliverResponse, Status | undefined, undefined> {
  const request = open(envelope);
  if (!request || !isTimely(request, now())) return Status.BAD_REQUEST;
  const channel = site.channel(request.channelHeader.getChannelId());
  if (!channel) return Status.NOT_FOUND;
  const info = seekInfo(request);
  if (!info) return Status.BAD_REQUEST;
  const { trust, ledger } = channel;
  await trust.verifyAside(request.creator, envelope.getPayload_asU8(), envelope.getSignature_asU8());
  if (!isReader(channel, request)) return Status.FORBIDDEN;
  const seek = readSeek(info, ledger.height(site.msp));
  if (typeof seek === 'number') return seek;
  if (!seek.waits && seek.start >= ledger.height(site.msp)) return Status.NOT_FOUND;
  for await (const block of ledger.blocks(seek.start, signal, site.msp)) {
    if (!isReader(channel, request)) return Status.FORBIDDEN;
    const writes = () =>
      ledger
        .privateWrites(block, site.msp)
        .filter(({ readers }) => readers === undefined || trust.satisfies(readers, [request.creator]));
    yield delivered(form, ledger.id, block, { withoutData: seek.withoutData, writes });
    if (block.number === seek.stop) return Status.SUCCESS;
    if (!seek.waits && block.number + 1n >= ledger.height(site.msp)) return Status.NOT_FOUND;
  }
  return undefined;
}

function open(envelope: common.Envelope): Request | undefined {
  try {
    const payload = common.Payload.deserializeBinary(envelope.getPayload_asU8());
    const header = payload.getHeader();
    if (!header) return undefined;
    return {
      envelope,
      channelHeader: common.ChannelHeader.deserializeBinary(header.getChannelHeader_asU8()),
      creator: common.SignatureHeader.deserializeBinary(header.getSignatureHeader_asU8()).getCreator_asU8(),
      seek: payload.getData_asU8(),
    };
  } catch {
    return undefined;
  }
}

function seekInfo({ seek }: Request): orderer.SeekInfo | undefined {
  try {
    return orderer.SeekInfo.deserializeBinary(seek);
  } catch {
    return undefined;
  }
}

function isTimely({ channelHeader }: Request, now: number): boolean {
  const time = channelHeader.getTimestamp();
  return time !== undefined && Math.abs(time.toDate().getTime() - now) <= timeWindowMs;
}

function isReader({ trust }: GatewayChannel, { creator, envelope }: Request): boolean {
  return (
    !trust.hasExpired(creator) &&
    trust.verify(creator, envelope.getPayload_asU8(), envelope.getSignature_asU8()) &&
    trust.allows('/Channel/Application/Readers', creator)
  );
}
