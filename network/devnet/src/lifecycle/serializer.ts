import { createHash } from 'node:crypto';
import { peer } from '@hyperledger/fabric-protos';
import { fieldKey, metadataKey, structureMetadata, type Structure } from '@oneplusn/channel';

const { StateMetadata } = peer.lifecycle;

/** State that can be read: the channel's, or that of an authority's own collection. */
export interface Readable {
  get(key: string): Uint8Array | undefined;
  /** Keys that begin so, with their values. */
  range(prefix: string): Iterable<readonly [key: string, value: Uint8Array]>;
}

export interface Writable extends Readable {
  put(key: string, value: Uint8Array | undefined): void;
}

/** Of another authority's collection a peer knows the hashes. */
export interface Opaque {
  readonly msp: string;
  hash(key: string): Uint8Array | undefined;
}

const same = (one: Uint8Array, other: Uint8Array | undefined): boolean =>
  other !== undefined && Buffer.compare(one, other) === 0;
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** The list of a structure's fields; undefined when nothing stands under this name. */
export function readMetadata(prefix: string, name: string, state: Readable): peer.lifecycle.StateMetadata | undefined {
  const bytes = state.get(metadataKey(prefix, name));
  return bytes && StateMetadata.deserializeBinary(bytes);
}

/** Writes a structure: only what changes, as Fabric does, so that read and write sets are the same. */
export function write(prefix: string, name: string, structure: Structure, state: Writable): void {
  const metadata = readMetadata(prefix, name, state);
  const before = metadata?.getFieldsList() ?? [];
  const existing = new Map(before.map((field) => [field, state.get(fieldKey(prefix, name, field))]));
  for (const [field, value] of structure.fields)
    if (!same(value, existing.get(field))) state.put(fieldKey(prefix, name, field), value);
  const superfluous = before.filter((field) => !structure.fields.has(field));
  const unchanged = metadata?.getDatatype() === structure.type && before.length === structure.fields.size;
  if (superfluous.length > 0 || !unchanged) state.put(metadataKey(prefix, name), structureMetadata(structure));
  for (const field of superfluous) state.put(fieldKey(prefix, name, field), undefined);
}

/** Reads the fields of a structure. */
export function read(
  prefix: string,
  name: string,
  fields: readonly string[],
  state: Readable,
): (field: string) => Uint8Array | undefined {
  const values = new Map(fields.map((field) => [field, state.get(fieldKey(prefix, name, field))]));
  return (field) => values.get(field);
}

/** Fields in which what stands in the collection is another; the type's name when there is no such structure. */
export function mismatches(prefix: string, name: string, structure: Structure, state: Opaque): string[] {
  const metadata = state.hash(metadataKey(prefix, name));
  const hashes = new Map(
    [...structure.fields.keys()].map((field) => [field, state.hash(fieldKey(prefix, name, field))]),
  );
  if (!same(sha256(structureMetadata(structure)), metadata)) return [structure.type];
  return [...structure.fields].flatMap(([field, value]) => (same(sha256(value), hashes.get(field)) ? [] : [field]));
}
