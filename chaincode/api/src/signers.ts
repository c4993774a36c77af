import type { Transaction } from './transaction';
import { ownerOf } from './values/scalars';
import type { Msp } from './values/scalars';

/**
 * The authorities that a call's description names as signers, by its input. Witnesses are not among them: any authority
 * may be one. The SDK asks these to endorse; the ledger module refuses to write a fact that none of them could seal.
 */
export function namedSigners(
  { signers }: Pick<Transaction, 'signers'>,
  input: unknown,
  { caller, committee }: { readonly caller: Msp; readonly committee: Msp },
): Set<Msp> {
  const named = signers.flatMap((signer) => {
    if (signer === 'caller') return [caller];
    if (signer === 'committee') return [committee];
    if (signer === 'witness') return [];
    const id = (input as Readonly<Record<string, unknown>>)[signer.owner];
    return typeof id === 'string' ? [ownerOf(id)] : [];
  });
  return new Set(named);
}

/** Whether one authority signs alone: then nothing public may be written, only its own implicit collection. */
export function signedAlone({ signers }: Pick<Transaction, 'signers'>): boolean {
  return signers.length === 1;
}
