import type { VersionedValue } from '@oneplusn/channel';

/** One version of a key. Versions of a key form a list, newest first, that is never changed: snapshots share it. */
export interface KeptVersion extends VersionedValue {
  readonly previous?: KeptVersion | undefined;
}
