import { keyedDigest } from '@oneplusn/api';
import type { Msp } from '@oneplusn/api';
import type { Vault } from './vault';

/** Where an authority's blinding secret lies in its vault. */
export const secretKey = 'blinding-secret';

/** The authority's blinding secret, hex; undefined where it has set none yet. Only on its own peers. */
export function blindingSecret(vault: Vault, msp: Msp): Promise<string | undefined> {
  return vault.get(msp, secretKey);
}

/**
 * A name that can stand on the ledger for a person or a firm: HMAC-SHA256 under the authority's secret. Whoever lacks the secret cannot
 * find by trying whose it is, although SHA-256 of every private key is on every peer's ledger.
 */
export async function blinded(vault: Vault, msp: Msp, name: readonly string[]): Promise<string | undefined> {
  const secret = await blindingSecret(vault, msp);
  return secret === undefined ? undefined : keyedDigest(secret, [...name]);
}
