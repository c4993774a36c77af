import type { Signer, Transaction } from './transaction';
import { ownerOf } from './values/scalars';
import type { Msp } from './values/scalars';

/** Who is known to a call. */
interface Parties {
  readonly caller: Msp;
  readonly committee: Msp;
}

/**
 * The authorities that sign a call for certain, by its description and its input. Witnesses are not among them, nor
 * whom a witness may stand in for. The ledger module refuses to write a fact that none of them could seal.
 */
export function namedSigners(transaction: Pick<Transaction, 'signers'>, input: unknown, parties: Parties): Set<Msp> {
  return signersAmong(transaction, input, parties, (signer) => standsIn(signer) === undefined);
}

/** The same with those whom a witness may stand in for: they are asked first. */
export function askedSigners(transaction: Pick<Transaction, 'signers'>, input: unknown, parties: Parties): Set<Msp> {
  return signersAmong(transaction, input, parties, () => true);
}

/** Whether one authority signs alone: then nothing public may be written, only its own implicit collection. */
export function signedAlone({ signers }: Pick<Transaction, 'signers'>): boolean {
  return signers.length === 1;
}

function standsIn(signer: Signer): 'witness' | undefined {
  return typeof signer === 'object' ? signer.standIn : undefined;
}

function signersAmong(
  { signers }: Pick<Transaction, 'signers'>,
  input: unknown,
  { caller, committee }: Parties,
  wanted: (signer: Signer) => boolean,
): Set<Msp> {
  const named = signers.filter(wanted).flatMap((signer) => {
    if (signer === 'caller') return [caller];
    if (signer === 'committee') return [committee];
    if (signer === 'witness') return [];
    const id = (input as Readonly<Record<string, unknown>>)[signer.owner];
    return typeof id === 'string' ? [ownerOf(id)] : [];
  });
  return new Set(named);
}
