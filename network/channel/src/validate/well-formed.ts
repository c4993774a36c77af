import { createHash } from 'node:crypto';
import { common, peer } from '@hyperledger/fabric-protos';
import type { Trust } from '../identity/trust';
import type { OpenedEnvelope } from './envelope';
import type { ValidationCode } from './outcome';
import { typeOf, type Action, type Transaction } from './transaction';

const { TxValidationCode } = peer;
const { HeaderType } = common;

/** An envelope of a block after the checks that need no state. */
export interface Checked {
  readonly transaction: Transaction | undefined;
  /** Of an endorser transaction that is well formed. */
  readonly action: Action | undefined;
  readonly code: ValidationCode;
}

/**
 * Is the envelope well formed, signed by its creator, and bound to the proposal that was endorsed?
 * The checks and their order are those of Fabric's `ValidateTransaction`.
 */
export function checkTransaction(envelope: OpenedEnvelope, channel: string, trust: Trust): Checked {
  const { transaction } = envelope;
  if (typeof transaction === 'string') return failed(undefined, TxValidationCode[transaction]);
  const type = typeOf(transaction);
  if (!hasGoodHeader(transaction)) return failed(transaction, TxValidationCode.BAD_COMMON_HEADER);
  if (type === HeaderType.CONFIG && transaction.channelHeader.getChannelId() === channel) {
    return { transaction, action: undefined, code: TxValidationCode.VALID };
  }
  const creator = transaction.signatureHeader.getCreator_asU8();
  if (
    transaction.channelHeader.getChannelId() !== channel ||
    !trust.verify(creator, transaction.payload, transaction.signature)
  ) {
    return failed(transaction, TxValidationCode.BAD_CREATOR_SIGNATURE);
  }
  if (type !== HeaderType.ENDORSER_TRANSACTION) return failed(transaction, TxValidationCode.UNSUPPORTED_TX_PAYLOAD);
  const nonce = transaction.signatureHeader.getNonce_asU8();
  if (transaction.channelHeader.getTxId() !== transactionId(nonce, creator)) {
    return failed(transaction, TxValidationCode.BAD_PROPOSAL_TXID);
  }
  try {
    const { action } = envelope;
    if (!proposalHash(transaction, action).equals(action.proposalHash)) throw new Error('proposal hash does not match');
    return { transaction, action, code: TxValidationCode.VALID };
  } catch {
    return failed(transaction, TxValidationCode.INVALID_ENDORSER_TRANSACTION);
  }
}

function failed(transaction: Transaction | undefined, code: ValidationCode): Checked {
  return { transaction, action: undefined, code };
}

function hasGoodHeader(transaction: Transaction): boolean {
  const types: readonly number[] = [HeaderType.ENDORSER_TRANSACTION, HeaderType.CONFIG_UPDATE, HeaderType.CONFIG];
  return (
    types.includes(typeOf(transaction)) &&
    transaction.channelHeader.getEpoch() === 0 &&
    transaction.signatureHeader.getNonce_asU8().length > 0 &&
    transaction.signatureHeader.getCreator_asU8().length > 0
  );
}

/** A transaction's id: SHA-256 over nonce and creator, in hexadecimal. */
function transactionId(nonce: Uint8Array, creator: Uint8Array): string {
  return createHash('sha256').update(nonce).update(creator).digest('hex');
}

/** Hash of the proposal without its transient data, as endorsers sign it. */
function proposalHash(transaction: Transaction, action: Action): Buffer {
  return createHash('sha256')
    .update(transaction.channelHeaderBytes)
    .update(action.header)
    .update(action.proposalPayload)
    .digest();
}
