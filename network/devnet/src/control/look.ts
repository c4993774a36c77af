import {
  byteKey,
  type ByteKey,
  type Found,
  hashedNamespace,
  type Metadata,
  privateNamespace,
  textOf,
  type Version,
} from '@oneplusn/channel';
import type { Channel } from '../ledger/channel';
import { hashOfKey } from '../ledger/private-data';
import type { StateView } from '../state/view';

/** Where to look. */
export interface Place {
  readonly chaincode: string;
  /** Whose peer to look into, by MSP id. Default: the first of the topology. */
  readonly authority?: string | undefined;
  /** As the state was before this block. Default: as the peer shows it now. */
  readonly height?: bigint | undefined;
}

/** One key of public state. */
export interface PublicPlace extends Place {
  readonly key: string;
}

/** One key of a private data collection. */
export interface PrivatePlace extends PublicPlace {
  readonly collection: string;
}

/** What a peer holds under a key. */
export interface Held {
  readonly value: Uint8Array;
  /** The value as text. */
  readonly text: string;
  /** Block and position of the transaction that wrote it. */
  readonly version: Version;
  /** By name; a key-level endorsement policy is `VALIDATION_PARAMETER`. */
  readonly metadata: Metadata;
  /** The transaction that wrote the value; undefined where only metadata was written since. */
  readonly txId: string | undefined;
}

type Views = 'state' | 'privates';

function viewOf(channel: Channel, { authority, height }: Place, which: Views): StateView {
  const msp = authority ?? channel.authorities[0] ?? '';
  return channel.peer(msp).views(height === undefined ? undefined : Number(height))[which];
}

function heldOf(version: Found['version'] | undefined): Held | undefined {
  if (!version) return undefined;
  const { value, block, tx, metadata = new Map<string, Uint8Array>(), origin } = version;
  return { value, text: Buffer.from(value).toString(), version: { block, tx }, metadata, txId: origin?.txId };
}

/** Public state. */
export function lookUp(channel: Channel, place: PublicPlace): Held | undefined {
  return heldOf(viewOf(channel, place, 'state').get(place.chaincode, byteKey(place.key)));
}

/** The plain value of private data, on a peer of a member. */
export function lookUpPrivate(channel: Channel, place: PrivatePlace): Held | undefined {
  const space = privateNamespace(place.chaincode, place.collection);
  return heldOf(viewOf(channel, place, 'privates').get(space, byteKey(place.key)));
}

/** The hash of private data, which every peer holds, with its metadata. */
export function lookUpHash(channel: Channel, place: PrivatePlace): Held | undefined {
  const space = hashedNamespace(place.chaincode, place.collection);
  return heldOf(viewOf(channel, place, 'state').get(space, hashOfKey(byteKey(place.key))));
}

/** All keys that a peer holds, in Fabric's order: public state, or a collection's plain values. */
export function keysOf(channel: Channel, place: Place & { readonly collection?: string | undefined }): string[] {
  const { chaincode, collection } = place;
  const cursor =
    collection === undefined
      ? viewOf(channel, place, 'state').range(chaincode, '', '')
      : viewOf(channel, place, 'privates').range(privateNamespace(chaincode, collection), '', '');
  const keys: ByteKey[] = [];
  for (let found = cursor.next(); found; found = cursor.next()) keys.push(found.key);
  return keys.map(textOf);
}
