/** A signature, who is said to have made it, and what it is said to be of. */
export interface Signed {
  readonly identity: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}
