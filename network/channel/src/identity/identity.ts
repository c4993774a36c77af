import type { KeyObject } from 'node:crypto';

/** An identity that chains up to the root of its MSP. */
export interface Identity {
  /** Id of the MSP that vouches for it. */
  readonly msp: string;
  /** SHA-256 of the certificate, hex: tells identities of one MSP apart. */
  readonly fingerprint: string;
  /** Organizational units of the certificate's subject. */
  readonly units: readonly string[];
  /** Why the MSP does not accept it, although it chains up (for instance two roles at once); undefined when valid. */
  readonly invalid: string | undefined;
  /**
   * End of the certificate's validity, milliseconds since the epoch. An MSP does not look at it, the entrances of peer
   * and orderer do.
   */
  readonly expires: number;
  /** Hash over the certificates that vouch for it, hex: Fabric's certifiers identifier. */
  readonly certifiers: string;
  readonly publicKey: KeyObject;
}

/** Why an identity is invalid that a list of its MSP takes back. */
export const revoked = 'the certificate has been revoked';

/** The bytes are no identity of this network: unreadable, or of an unknown issuer. */
export class IdentityError extends Error {
  override readonly name = 'IdentityError';
}
