import type { common } from '@hyperledger/fabric-protos';

/** Answer of the orderer: a value of `common.Status`. */
type BroadcastStatus = common.StatusMap[keyof common.StatusMap];

/** The orderer refused an envelope: carries the status of its broadcast response. */
export class BroadcastError extends Error {
  override readonly name = 'BroadcastError';
  constructor(
    readonly status: BroadcastStatus,
    /** Fabric's `info` text. */
    message: string,
  ) {
    super(message);
  }
}
