/** Where a value was written: block number and position in the block (Fabric: a height). */
export interface Version {
  readonly block: number;
  readonly tx: number;
}

/** Metadata of a key, by name: key-level endorsement policies under {@link policyName}. */
export type Metadata = ReadonlyMap<string, Uint8Array>;

/** Under what a key's own endorsement policy stands in its metadata (Fabric: `peer.MetaDataKeys`). */
export const policyName = 'VALIDATION_PARAMETER';

/** What stands under a key, and who wrote it where. */
export interface VersionedValue extends Version {
  /** Undefined when this version deletes the key. */
  readonly value: Uint8Array | undefined;
  readonly metadata?: Metadata | undefined;
  /** The transaction, for the key's history; undefined when only metadata was written: history leaves that out. */
  readonly origin?: Origin | undefined;
}

/** The transaction that wrote a version. */
export interface Origin {
  readonly txId: string;
  readonly timestamp: { readonly seconds: number; readonly nanos: number };
}

/** Both absent, or the same place. */
export function sameVersion(one: Version | undefined, other: Version | undefined): boolean {
  return one === undefined || other === undefined ? one === other : one.block === other.block && one.tx === other.tx;
}

/** As Fabric prints a version in its messages. */
export function showVersion(version: Version | undefined): string {
  return version === undefined ? '<nil>' : `{BlockNum: ${version.block}, TxNum: ${version.tx}}`;
}
