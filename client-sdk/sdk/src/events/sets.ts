/** The sets of reads and writes in a transaction, each decoded once: several rules ask for them. Pure. */
import { ledger } from '@hyperledger/fabric-protos';

const { kvrwset, TxReadWriteSet } = ledger.rwset;

/** What one chaincode reads and writes. */
export interface ChaincodeSet {
  readonly whole: ledger.rwset.NsReadWriteSet;
  readonly open: ledger.rwset.kvrwset.KVRWSet;
}

const decoded = new WeakMap<Uint8Array, { readonly chaincode: string; readonly sets: readonly ChaincodeSet[] }>();

/** The sets that speak of a chaincode. What cannot be read is thrown. */
export function setsOf(effects: Uint8Array, chaincode: string): readonly ChaincodeSet[] {
  const before = decoded.get(effects);
  if (before?.chaincode === chaincode) return before.sets;
  const sets = TxReadWriteSet.deserializeBinary(effects)
    .getNsRwsetList()
    .filter((whole) => whole.getNamespace() === chaincode)
    .map((whole) => ({ whole, open: kvrwset.KVRWSet.deserializeBinary(whole.getRwset_asU8()) }));
  decoded.set(effects, { chaincode, sets });
  return sets;
}
