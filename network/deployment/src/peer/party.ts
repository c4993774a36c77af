import type { X509Certificate } from 'node:crypto';

/** One peer, as a connection profile names it. */
export interface PeerAddress {
  /** `peer0.gd.example:7051` */
  readonly address: string;
  /** PEM of the roots that its TLS certificate must come from. */
  readonly roots: string;
  /** The name its certificate is checked against, where it is not the host's. */
  readonly serverName?: string;
  /** PEM of what is shown to it, where it asks for a certificate of TLS. */
  readonly client?: { readonly certificate: string; readonly privateKey: string };
}

/** Who deploys: an administrator of an authority. */
export interface Administrator {
  readonly msp: string;
  /** PEM. */
  readonly certificate: string;
  /** Signs a message (not its digest): ECDSA with SHA-256, `s` in the lower half, DER. */
  readonly sign: (message: Uint8Array) => Promise<Uint8Array>;
}

/** The network as one authority's administrator reaches it. */
export interface Reach {
  readonly administrator: Administrator;
  readonly channel: string;
  /** The authority's own peers, all of them: the package goes onto each. */
  readonly peers: readonly PeerAddress[];
  /** The certification authorities of members, by MSP id: endorsements are held against them. */
  readonly roots?: ReadonlyMap<string, readonly X509Certificate[]>;
}
