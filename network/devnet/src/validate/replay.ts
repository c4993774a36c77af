import { common, peer } from '@hyperledger/fabric-protos';
import {
  type Action,
  originOf,
  readAction,
  readSets,
  readTransaction,
  typeOf,
  Updates,
  type ValidatedBlock,
  type ValidationCode,
} from '@oneplusn/channel';
import type { StateStore } from '../state/store';

/**
 * A block that was validated before: takes the verdicts that it carries, and gives the same changes. Signatures and
 * policies are not looked at again.
 * @param filter the verdicts, one byte a transaction
 * @throws Error when a transaction that was valid cannot be read
 */
export function replayBlock(
  number: number,
  envelopes: readonly common.Envelope[],
  filter: Uint8Array,
  store: StateStore,
): ValidatedBlock {
  if (filter.length !== envelopes.length) throw new Error(`block ${number} has not one verdict a transaction`);
  const updates = new Updates(store);
  const transactions = envelopes.map((envelope, index) => {
    const read = readTransaction(envelope);
    const transaction = typeof read === 'string' ? undefined : read;
    const code = (filter[index] ?? 0) as ValidationCode;
    const valid = code === peer.TxValidationCode.VALID;
    const type = transaction && typeOf(transaction);
    let action: Action | undefined;
    try {
      action = transaction && type === common.HeaderType.ENDORSER_TRANSACTION ? readAction(transaction) : undefined;
    } catch (error) {
      if (valid) throw error;
    }
    const sets = valid && action ? readSets(action.results) : [];
    const origin = originOf(transaction);
    updates.addAll(sets, number, index, origin);
    return {
      txId: origin.txId,
      code,
      blockNumber: BigInt(number),
      index,
      type,
      sets,
      chaincodeEvent: action?.event ?? new Uint8Array(),
    };
  });
  return { transactions, updates };
}
