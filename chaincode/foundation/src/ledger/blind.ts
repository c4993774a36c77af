import type { Msp } from '@oneplusn/api';
import type { Vault } from './vault';

/** Where an authority's blinding secret lies in its vault. */
export const secretKey = 'blinding-secret';

/**
 * The authority's blinding secret, hex; undefined where it has set none yet. Only on its own peers.
 *
 * What stands on the ledger for a person or a firm is an HMAC-SHA256 under it (`blindedName`, `keyedDigest`): whoever lacks the secret
 * cannot find by trying whose it is, although SHA-256 of every private key and value is on every peer's ledger.
 */
export function blindingSecret(vault: Vault, msp: Msp): Promise<string | undefined> {
  return vault.get(msp, secretKey);
}
