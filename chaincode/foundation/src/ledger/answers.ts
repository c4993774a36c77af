import { errors, fail } from '@oneplusn/api';

// What a peer's answers to a read mean.

/** Fabric gives nothing, or an empty value, where a key does not exist. */
export function textOf(bytes: Uint8Array | undefined, encoding: 'utf8' | 'hex' = 'utf8'): string | undefined {
  return bytes && bytes.length > 0 ? Buffer.from(bytes).toString(encoding) : undefined;
}

/** An entry of a range. */
export const decoded = ({ key, value }: { key: string; value: Uint8Array }) => ({
  key,
  text: Buffer.from(value).toString('utf8'),
});

/**
 * Ids come from clients: an authority that is not of this channel has no collection there, and so has sealed and kept
 * nothing.
 */
export function noSuchAuthority(error: unknown): Uint8Array {
  if (String(error).includes('not defined in the collection config')) return new Uint8Array();
  throw error;
}

/** Just after a commit a peer may know the hash of private data and wait for the data itself. */
export function missing(error: unknown): never {
  const text = error instanceof Error ? error.message : String(error);
  if (text.includes('private data matching public hash version is not available'))
    throw fail(errors.ledger.notYetHere, {});
  throw error;
}
