import type { ByteKey } from './key';
import type { VersionedValue } from './version';

/** One key found by a range. */
export interface Found {
  readonly key: ByteKey;
  readonly version: VersionedValue & { readonly value: Uint8Array };
}

/** Walks over keys in order. Later commits neither show nor disturb it. */
export interface RangeCursor {
  next(): Found | undefined;
}

/** Keys with their newest versions, as they stand before a block; spaces are those of `hashedNamespace`. */
export interface State {
  /** Undefined where the key was never written; a version without value is a key that was deleted. */
  newest(space: string, key: ByteKey): VersionedValue | undefined;
  /** Keys that exist from `start` (included) to `end` (excluded); an empty bound is open, as in Fabric. */
  range(space: string, start: ByteKey, end: ByteKey): RangeCursor;
}
