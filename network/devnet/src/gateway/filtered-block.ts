import { common, peer } from '@hyperledger/fabric-protos';
import type { CommittedTransaction } from '@oneplusn/channel';
import type { CommittedBlock } from '../ledger/committed';

/** A block for those who only follow it: ids, verdicts, and events without their content. */
export function filteredBlock(channel: string, { number, transactions }: CommittedBlock): peer.FilteredBlock {
  const block = new peer.FilteredBlock();
  block.setChannelId(channel);
  block.setNumber(Number(number));
  // Fabric leaves out what it cannot read.
  block.setFilteredTransactionsList(transactions.filter(({ type }) => type !== undefined).map(filtered));
  return block;
}

function filtered({ txId, code, type, event }: CommittedTransaction): peer.FilteredTransaction {
  const transaction = new peer.FilteredTransaction();
  transaction.setTxid(txId);
  transaction.setTxValidationCode(code);
  if (type !== undefined) transaction.setType(type);
  if (type !== common.HeaderType.ENDORSER_TRANSACTION) return transaction;
  const actions = new peer.FilteredTransactionActions();
  if (event && event.getChaincodeId() !== '') {
    const told = new peer.ChaincodeEvent();
    told.setTxId(event.getTxId());
    told.setChaincodeId(event.getChaincodeId());
    told.setEventName(event.getEventName());
    const action = new peer.FilteredChaincodeAction();
    action.setChaincodeEvent(told);
    actions.setChaincodeActionsList([action]);
  }
  transaction.setTransactionActions(actions);
  return transaction;
}
