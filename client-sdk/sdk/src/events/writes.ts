/** Which facts a transaction writes, by its own write set. Pure. */
import { ownerOf, partnerIn, sha256 } from '@oneplusn/api';
import { ledger } from '@hyperledger/fabric-protos';
import { setsOf } from './sets';

const { kvrwset } = ledger.rwset;

/** A fact by its name. */
export interface FactName {
  readonly kind: string;
  readonly id: string;
}

/** What one chaincode writes in a transaction. */
export interface Writes {
  /** Public texts, by key. */
  readonly texts: ReadonlyMap<string, Uint8Array>;
  /** Public keys that it removes. */
  readonly removed: ReadonlySet<string>;
  /** By authority the hashes of what stands in its own collection, by the hash of the key: in hex. */
  readonly seals: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const prefix = '_implicit_org_';

/** Asked for twice, to judge an event and to tell the versions that it names. */
const read = new WeakMap<Uint8Array, { readonly chaincode: string; readonly writes: Writes }>();

export function writesIn(effects: Uint8Array, chaincode: string): Writes {
  const before = read.get(effects);
  if (before?.chaincode === chaincode) return before.writes;
  const writes = taken(effects, chaincode);
  read.set(effects, { chaincode, writes });
  return writes;
}

function taken(effects: Uint8Array, chaincode: string): Writes {
  const texts = new Map<string, Uint8Array>();
  const removed = new Set<string>();
  const seals = new Map<string, Map<string, string>>();
  for (const { whole, open } of setsOf(effects, chaincode)) {
    for (const write of open.getWritesList())
      if (write.getIsDelete()) removed.add(write.getKey());
      else texts.set(write.getKey(), write.getValue_asU8());
    for (const collection of whole.getCollectionHashedRwsetList()) {
      const name = collection.getCollectionName();
      if (!name.startsWith(prefix)) continue;
      const hashed = kvrwset.HashedRWSet.deserializeBinary(collection.getHashedRwset_asU8()).getHashedWritesList();
      const present = hashed.filter((write) => !write.getIsDelete() && !write.getIsPurge());
      const pairs = present.map((write) => [hex(write.getKeyHash_asU8()), hex(write.getValueHash_asU8())] as const);
      seals.set(name.slice(prefix.length), new Map(pairs));
    }
  }
  return { texts, removed, seals };
}

/**
 * Whether a transaction writes a fact: under the seal of its owner, in whose collection nobody else can write, and of
 * an opening also of its requester, whom its id names. A public text that goes with it must fit the seal; it may stand
 * elsewhere, or follow.
 */
export function writesFact(writes: Writes, fact: FactName): boolean {
  const { texts, seals } = writes;
  const { kind, id } = fact;
  const key = factKey(fact);
  const name = sha256(key);
  const seal = seals.get(ownerOf(id))?.get(name);
  if (seal === undefined) return false;
  const text = texts.get(key);
  if (text !== undefined && sha256(text) !== seal) return false;
  if (kind !== 'opening') return true;
  const partner = partnerIn(id);
  return [...seals].some(([msp, sealed]) => msp.toLowerCase() === partner && sealed.get(name) === seal);
}

/** The key that a fact's text stands under. */
export function factKey({ kind, id }: FactName): string {
  const owner = ownerOf(id);
  return `\0${kind}\0${owner}\0${id.slice(owner.length + 1)}\0`;
}

/** Its owner's seal, where the transaction writes one. */
export const sealOf = ({ seals }: Writes, fact: FactName): string | undefined =>
  seals.get(ownerOf(fact.id))?.get(sha256(factKey(fact)));

const hex = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
