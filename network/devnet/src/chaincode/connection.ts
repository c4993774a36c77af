import type { peer } from '@hyperledger/fabric-protos';

/**
 * A running chaincode seen from the peer: a stream of chaincode messages both ways.
 * `inProcess` and `asService` make them; every peer has its own.
 */
export interface ChaincodeConnection {
  /**
   * Opens the message stream. The chaincode side registers by itself; what it sends goes to `receive`.
   * `closed` is called once when the stream ends, with a reason when it broke.
   * Rejects when the chaincode cannot be reached.
   */
  open(receive: (message: peer.ChaincodeMessage) => void, closed: (reason?: Error) => void): Promise<ChaincodeStream>;
}

/** The peer's writing end of an open stream. */
export interface ChaincodeStream {
  send(message: peer.ChaincodeMessage): void;
  close(): void;
}
