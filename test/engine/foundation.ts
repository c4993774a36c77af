import { sha256 } from '@oneplusn/api';
import { createFoundation, type Foundation, type FoundationOptions } from '@oneplusn/foundation';
import { noting } from './confidential';

/**
 * The key file of an authority's vault: its own, and the same in every run, so that a kept network can be opened again.
 */
export function vaultKeysOf(msp: string): string {
  return JSON.stringify({ keys: [{ id: 'k-1', secret: sha256(`vault key of ${msp}`) }] });
}

/**
 * The contracts with a vault key for every authority; what they are sent as transient data is noted
 * (`confidential.ts`).
 */
export const foundationWith = (options: FoundationOptions): Foundation =>
  noting(createFoundation({ vaultKeys: vaultKeysOf, ...options }));
