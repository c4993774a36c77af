import type { common } from '@hyperledger/fabric-protos';

/** Who may sign what in a channel: the ledger asks, the identity layer answers. */
export interface Trust {
  /** Is the identity valid in its MSP, and is this its signature over the message? */
  verify(identity: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /** Do these identities, whose signatures were verified, satisfy the policy? */
  satisfies(policy: common.SignaturePolicyEnvelope, identities: readonly Uint8Array[]): boolean;
  /** May this identity send transactions to the channel (`/Channel/Writers`)? */
  mayWrite(identity: Uint8Array): boolean;
  /** May this identity read the channel (`/Channel/Readers`)? */
  mayRead(identity: Uint8Array): boolean;
  /** Has the identity's certificate run out? An orderer asks; an MSP does not look at it. */
  hasExpired?(identity: Uint8Array): boolean;
  /** MSP id of a serialized identity; undefined when it cannot be read. */
  mspOf(identity: Uint8Array): string | undefined;
  /**
   * The policy behind a reference such as `/Channel/Application/Endorsement`, or
   * `/Channel/Application/<MSP id>/Endorsement` for one authority; undefined when there is none.
   */
  channelPolicy(reference: string): common.SignaturePolicyEnvelope | undefined;
}
