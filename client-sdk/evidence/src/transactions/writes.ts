/** What a transaction writes of facts and notes, by its own write set. */
import { ledger } from '@hyperledger/fabric-protos';
import { ownerOf, partnerIn, sha256 } from '@oneplusn/api';
import { hex } from '../chain/block';

const { kvrwset } = ledger.rwset;
const prefix = '_implicit_org_';

/** What one chaincode writes in a transaction. */
export interface Writes {
  /** Public texts, by key. */
  readonly texts: ReadonlyMap<string, Uint8Array>;
  /** By authority the hashes of what it puts into its own collection, by the hash of the key: in hex. */
  readonly seals: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Whether anything public is written, or removed. */
  readonly isPublic: boolean;
}

export function writesOf(effects: Uint8Array, chaincode: string): Writes {
  const texts = new Map<string, Uint8Array>();
  const seals = new Map<string, Map<string, string>>();
  let isPublic = false;
  for (const space of ledger.rwset.TxReadWriteSet.deserializeBinary(effects).getNsRwsetList()) {
    if (space.getNamespace() !== chaincode) continue;
    for (const write of kvrwset.KVRWSet.deserializeBinary(space.getRwset_asU8()).getWritesList()) {
      isPublic = true;
      if (!write.getIsDelete()) texts.set(write.getKey(), write.getValue_asU8());
    }
    for (const collection of space.getCollectionHashedRwsetList()) {
      const name = collection.getCollectionName();
      if (!name.startsWith(prefix)) continue;
      const hashed = kvrwset.HashedRWSet.deserializeBinary(collection.getHashedRwset_asU8()).getHashedWritesList();
      // A collection that is only read says nothing of its authority.
      if (hashed.length === 0) continue;
      const present = hashed.filter((write) => !write.getIsDelete() && !write.getIsPurge());
      const pairs = present.map((write) => [hex(write.getKeyHash_asU8()), hex(write.getValueHash_asU8())] as const);
      seals.set(name.slice(prefix.length), new Map(pairs));
    }
  }
  return { texts, seals, isPublic };
}

/** What a transaction writes of a fact. */
export interface Written {
  /** SHA-256 of what its owner has sealed. */
  readonly seal: string;
  /** All whose seals it bears. */
  readonly sealers: readonly string[];
  /** The public text that goes with it; undefined where there is none. */
  readonly text: string | undefined;
  /** Whether the text is the sealed one. */
  readonly fits: boolean;
}

/** Undefined where those whose fact it is have not sealed it. */
export function writtenIn({ texts, seals }: Writes, kind: string, id: string): Written | undefined {
  const [owner, key] = [ownerOf(id), keyOf(kind, id)];
  const name = nameIn(kind, id);
  const seal = seals.get(owner)?.get(name);
  if (seal === undefined) return undefined;
  const sealers = [...seals].filter(([, sealed]) => sealed.get(name) === seal).map(([msp]) => msp);
  // An opening is its requester's too, whom its id names.
  const partner = kind === 'opening' ? partnerIn(id) : undefined;
  if (kind === 'opening' && !sealers.some((msp) => msp.toLowerCase() === partner)) return undefined;
  const text = texts.get(key) ?? texts.get(`\0text\0${seal}\0`);
  return {
    ...{ seal, sealers: sealers.sort() },
    text: text && Buffer.from(text).toString('utf8'),
    fits: text === undefined || sha256(text) === seal,
  };
}

/** What is no fact but a note in its authority's own collection: a case at one of its steps. */
export const noted = 'case';

/** What a collection names a fact by, or a note: the hash of its key. */
export const nameIn = (kind: string, id: string): string => sha256(keyOf(kind, id));

/** The key that a fact's text stands under, or a note. */
function keyOf(kind: string, id: string): string {
  const owner = ownerOf(id);
  const local = id.slice(owner.length + 1);
  return kind === noted ? noteKey(kind, local) : `\0${kind}\0${owner}\0${local}\0`;
}

/** The key of a note in its authority's own collection. */
export const noteKey = (kind: string, local: string): string => `\0own\0${kind}\0${local}\0`;
