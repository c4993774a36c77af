import type { common, peer } from '@hyperledger/fabric-protos';

/** Why a transaction is valid or not: a value of `peer.TxValidationCode`. */
export type ValidationCode = peer.TxValidationCodeMap[keyof peer.TxValidationCodeMap];

/** Kind of an envelope: a value of `common.HeaderType`. */
export type HeaderType = common.HeaderTypeMap[keyof common.HeaderTypeMap];

/** Result of one transaction in a committed block. */
export interface CommittedTransaction {
  readonly txId: string;
  readonly code: ValidationCode;
  readonly blockNumber: bigint;
  readonly index: number;
  /** Channel header type; undefined when the envelope could not be read. */
  readonly type: HeaderType | undefined;
  /** Chaincode event of an endorser transaction, valid or not. */
  readonly event?: peer.ChaincodeEvent | undefined;
}
