/** Where a value was written: block number and position in the block (Fabric: a height). */
export interface Version {
  readonly block: number;
  readonly tx: number;
}

/** Metadata of a key, by name: key-level endorsement policies under `VALIDATION_PARAMETER`. */
export type Metadata = ReadonlyMap<string, Uint8Array>;

/** One version of a key. Versions of a key form a list, newest first, that is never changed: snapshots share it. */
export interface VersionedValue extends Version {
  /** Undefined when this version deletes the key. */
  readonly value: Uint8Array | undefined;
  readonly metadata?: Metadata | undefined;
  /** The transaction, for the key's history; undefined when only metadata was written: history leaves that out. */
  readonly origin?: Origin | undefined;
  readonly previous?: VersionedValue | undefined;
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
