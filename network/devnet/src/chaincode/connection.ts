import type { peer } from '@hyperledger/fabric-protos';
import type { ByteKey } from '@oneplusn/channel';

/**
 * A way to a chaincode: what a peer dials when the chaincode is first called. Every peer has its own.
 * `inProcess` and `asService` make them.
 */
export interface ChaincodeConnection {
  /** The chaincode's id, `label:hash` as a peer names an installed package; it stands in error messages. */
  readonly id: string;
  /**
   * Opens the message stream. The chaincode then registers by itself; what it sends goes to `receive`.
   * `closed` is called once when the stream has ended. Rejects when the chaincode cannot be reached.
   */
  open(receive: (message: peer.ChaincodeMessage) => void, closed: () => void): Promise<ChaincodeStream>;
}

/** The peer's end of an open stream. */
export interface ChaincodeStream {
  send(message: peer.ChaincodeMessage): void;
  close(): void;
}

/** Where a peer finds the connections of the packages that were installed on it. */
export interface Connections {
  /** @param hash of the package id, as an approval tells it */
  connection(hash: ByteKey): ChaincodeConnection | undefined;
}
