import { peer } from '@hyperledger/fabric-protos';
import { type ByteKey, type KeySets, type NamespaceSets, readSets, showVersion } from '@oneplusn/channel';
import { around, hex, keyText } from './show';

/** Where two results part. */
export interface Difference {
  /** Such as `read`, `write`, `response payload`. */
  readonly what: string;
  /** Chaincode, collection and key; empty when it is about the whole answer. */
  readonly where: string;
  /** What each of the two has there, readable, near the place where they differ. */
  readonly values: readonly [string, string];
}

/** One comparable piece of a result. */
interface Piece {
  readonly what: string;
  readonly where: string;
  readonly bytes: Uint8Array;
  /** Instead of the bytes, when they are not for people. */
  readonly text?: string;
}

/** The first difference between two serialized `peer.ProposalResponsePayload`. */
export function firstDifference(one: Uint8Array, other: Uint8Array): Difference {
  const left = piecesOf(one);
  const right = piecesOf(other);
  const places = [...new Set([...left.keys(), ...right.keys()])];
  const rank = (place: string): number => order.indexOf((left.get(place) ?? right.get(place))?.what ?? '');
  places.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  for (const place of places) {
    const [a, b] = [left.get(place), right.get(place)];
    if (a && b && Buffer.compare(a.bytes, b.bytes) === 0) continue;
    const { what, where } = a ?? b ?? { what: place, where: '' };
    return { what, where, values: [shown(a, b), shown(b, a)] };
  }
  return { what: 'encoding', where: '', values: [hex(one), hex(other)] };
}

/** From cause to effect. */
const order = [
  'chaincode version',
  'read',
  'read of hash',
  'range',
  'write',
  'private write (hashes)',
  'metadata',
  'event',
  'response status',
  'response message',
  'response payload',
];

function shown(piece: Piece | undefined, other: Piece | undefined): string {
  if (!piece) return '无 / none';
  return piece.text ?? around(piece.bytes, other?.bytes ?? piece.bytes);
}

function piecesOf(payload: Uint8Array): Map<string, Piece> {
  const extension = peer.ProposalResponsePayload.deserializeBinary(payload).getExtension_asU8();
  const action = peer.ChaincodeAction.deserializeBinary(extension);
  const response = action.getResponse();
  const pieces: Piece[] = [
    { what: 'chaincode version', where: '', bytes: Buffer.from(action.getChaincodeId()?.getVersion() ?? '') },
    { what: 'response status', where: '', bytes: Buffer.from(String(response?.getStatus() ?? 0)) },
    { what: 'response message', where: '', bytes: Buffer.from(response?.getMessage() ?? '') },
    { what: 'response payload', where: '', bytes: response?.getPayload_asU8() ?? new Uint8Array() },
    ...readSets(action.getResults_asU8()).flatMap(ofNamespace),
  ];
  const event = action.getEvents_asU8();
  if (event.length > 0) {
    const decoded = peer.ChaincodeEvent.deserializeBinary(event);
    pieces.push({ what: 'event', where: decoded.getEventName(), bytes: decoded.getPayload_asU8() });
  }
  return new Map(pieces.map((piece) => [`${piece.what}\n${piece.where}`, piece]));
}

function ofNamespace(sets: NamespaceSets): Piece[] {
  const ranges = sets.ranges.map((range): Piece => {
    const bounds = `${keyText(range.getStartKey())} … ${keyText(range.getEndKey())}`;
    const found = range.getRawReads()?.getKvReadsList() ?? [];
    const text = range.hasReadsMerkleHashes()
      ? 'many keys, by their hash'
      : `${found.length} keys: ${found.map((read) => keyText(read.getKey())).join(', ')}`;
    return { what: 'range', where: `${sets.chaincode} ${bounds}`, bytes: range.serializeBinary(), text };
  });
  return [...ofKeys(sets), ...ranges, ...sets.collections.flatMap(ofKeys)];
}

function ofKeys(sets: KeySets): Piece[] {
  const hidden = sets.collection !== '';
  const where = (key: ByteKey): string =>
    hidden
      ? `${sets.chaincode}/${sets.collection} sha256 ${hex(Buffer.from(key, 'latin1'))}`
      : `${sets.chaincode} ${keyText(Buffer.from(key, 'latin1').toString())}`;
  return [
    ...sets.reads.map(({ key, version }): Piece => {
      const text = version ? `version ${showVersion(version)}` : '不存在 / no such key';
      return { what: hidden ? 'read of hash' : 'read', where: where(key), bytes: Buffer.from(text), text };
    }),
    ...sets.writes.map(({ key, value, purge }): Piece => {
      const what = hidden ? 'private write (hashes)' : 'write';
      const gone = purge ? '清除 / purged' : '删除 / deleted';
      if (value === undefined) return { what, where: where(key), bytes: Buffer.from(gone), text: gone };
      return { what, where: where(key), bytes: value, ...(hidden ? { text: `sha256 ${hex(value)}` } : {}) };
    }),
    ...sets.metadata.map(({ key, metadata }): Piece => {
      const entries = [...(metadata ?? [])].map(([name, value]) => `${name}=${hex(value)}`).join(' ');
      return { what: 'metadata', where: where(key), bytes: Buffer.from(entries), text: entries };
    }),
  ];
}
