/**
 * Whether a configuration follows from the one before it by an update that all have signed whom it must ask. A peer
 * holds each configuration block to that; its orderers' signatures alone do not show it (Fabric: `common/configtx`).
 */
import { common } from '@hyperledger/fabric-protos';
import type { Trust } from '../identity/trust';
import { isReference, mayChange } from './change-policy';
import { elementsOf, type Element, type Elements } from './elements';
import { isProducedBy } from './produced';

/** Why a configuration is not the channel's next one. */
export type UpdateFault = {
  readonly kind: 'unreadable' | 'otherChannel' | 'nothing' | 'otherVersion' | 'noPolicy' | 'unsigned' | 'otherResult';
  /** Which element: `value /Channel/Application/GD/MSP`. */
  readonly element?: string;
};

/** What an update is held against. */
export interface Before {
  readonly channel: string;
  /** The configuration in force before it. */
  readonly group: common.ConfigGroup;
  /** Whom that one knows. */
  readonly trust: Pick<Trust, 'satisfies' | 'verify'>;
}

/**
 * What is wrong with the configuration that a transaction sets; undefined where nothing is.
 * @param transaction the only one of a configuration block
 */
export function updateFault(transaction: common.Envelope, before: Before): UpdateFault | undefined {
  try {
    return faultIn(transaction, before);
  } catch {
    return { kind: 'unreadable' };
  }
}

function faultIn(transaction: common.Envelope, { channel, group, trust }: Before): UpdateFault | undefined {
  const { type, channel: named, data } = opened(transaction);
  const content = common.ConfigEnvelope.deserializeBinary(data);
  const [claimed, last] = [content.getConfig()?.getChannelGroup(), content.getLastUpdate()];
  const sent = last && opened(last);
  const { CONFIG, CONFIG_UPDATE } = common.HeaderType;
  if (type !== CONFIG || !claimed || sent?.type !== CONFIG_UPDATE) return { kind: 'unreadable' };
  const envelope = common.ConfigUpdateEnvelope.deserializeBinary(sent.data);
  const update = common.ConfigUpdate.deserializeBinary(envelope.getConfigUpdate_asU8());
  if (named !== channel || update.getChannelId() !== channel) return { kind: 'otherChannel' };
  const now = elementsOf(group);
  const read = elementsOf(update.getReadSet());
  const written = elementsOf(update.getWriteSet());
  const signers = signersOf(envelope, trust);
  const changed = new Map([...written].filter(([key, each]) => versionIn(read, key) !== each.content.getVersion()));
  if (changed.size === 0) return { kind: 'nothing' };
  for (const [key, { content: each }] of read)
    if (versionIn(now, key) !== each.getVersion()) return { kind: 'otherVersion', element: key };
  for (const [key, element] of changed) {
    const kind = changeFault(element, now.get(key), (of) => mayChange(of, { channel: group, trust, signers }));
    if (kind) return { kind, element: key };
  }
  return isProducedBy(new Map([...now, ...changed]), claimed) ? undefined : { kind: 'otherResult' };
}

/** What is new has no policy yet: that of its group, which must name it, is asked. */
function changeFault(
  element: Element,
  before: Element | undefined,
  may: (element: Element) => boolean | undefined,
): UpdateFault['kind'] | undefined {
  if (!isReference(element.content.getModPolicy())) return 'noPolicy';
  const expected = before ? before.content.getVersion() + 1 : 0;
  if (element.content.getVersion() !== expected) return 'otherVersion';
  if (!before) return undefined;
  const allowed = may(before);
  return allowed === undefined ? 'noPolicy' : allowed ? undefined : 'unsigned';
}

const versionIn = (elements: Elements, key: string): number | undefined => elements.get(key)?.content.getVersion();

/** Who has signed an update: each signs its own header and the update. What is no signature counts for none. */
function signersOf(envelope: common.ConfigUpdateEnvelope, trust: Before['trust']): Uint8Array[] {
  return envelope.getSignaturesList().flatMap((each) => {
    const header = each.getSignatureHeader_asU8();
    const identity = common.SignatureHeader.deserializeBinary(header).getCreator_asU8();
    const message = Buffer.concat([header, envelope.getConfigUpdate_asU8()]);
    return trust.verify(identity, message, each.getSignature_asU8()) ? [identity] : [];
  });
}

function opened(envelope: common.Envelope): { type: number; channel: string; data: Uint8Array } {
  const payload = common.Payload.deserializeBinary(envelope.getPayload_asU8());
  const header = common.ChannelHeader.deserializeBinary(
    payload.getHeader()?.getChannelHeader_asU8() ?? new Uint8Array(),
  );
  return { type: header.getType(), channel: header.getChannelId(), data: payload.getData_asU8() };
}
