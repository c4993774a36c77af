import type { Methods } from '../calls/methods';

/** How far a long work on the vault has come. */
export interface VaultProgress {
  /** Entries seen to so far. */
  readonly entries: number;
}

/** Entries of one call: each is read, and written twice. */
const atOnce = 100;

/**
 * Moves all that an authority's vault holds to its current key: encrypts it anew, under new names, and purges what
 * stood there. What earlier versions wrote in clear is moved as well. It can be broken off at any time; called again it
 * goes on.
 *
 * @param ledger of an administrator of the authority
 * @returns how many entries were moved
 * @throws LedgerError VAULT-101 to VAULT-104
 *
 * @example
 * ```ts
 * const { entries } = await renewVault(await connect({ profile, identity: 'wallet/admin.id' }));
 * ```
 */
export async function renewVault(
  ledger: Methods,
  onProgress?: (progress: VaultProgress) => void,
): Promise<VaultProgress> {
  await ledger.vault.prepare();
  let entries = 0;
  for (;;) {
    const { items } = await ledger.vault.outdated({ size: atOnce });
    if (items.length === 0) return { entries };
    const { renewed } = await ledger.vault.renew({ entries: items });
    entries += renewed;
    onProgress?.({ entries });
  }
}
