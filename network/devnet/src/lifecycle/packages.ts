/** A chaincode package on a peer. */
export interface InstalledPackage {
  /** `label:hash` */
  readonly id: string;
  readonly label: string;
  /** Undefined for a chaincode that was deployed without a package. */
  readonly bytes: Uint8Array | undefined;
  /** Chaincodes that run from it, by channel. */
  readonly references: ReadonlyMap<string, readonly { readonly name: string; readonly version: string }[]>;
}
