import { serializeIdentity } from './members';
import { messageSigner } from './signature';

/** Signs as one identity of the network: what an orderer or a peer has. */
export interface Signer {
  /** The identity as it travels: a serialized `msp.SerializedIdentity`. */
  readonly identity: Uint8Array;
  /** DER encoded ECDSA signature (low S) over SHA-256 of the message. */
  sign(message: Uint8Array): Uint8Array;
}

/** Signs as a node of an authority. Certificate and key are PEM. */
export function nodeSigner(mspId: string, pair: { readonly certificate: string; readonly privateKey: string }): Signer {
  return { identity: serializeIdentity(mspId, pair.certificate), sign: messageSigner(pair.privateKey) };
}
