/** A name in both languages of the product. */
export interface BilingualText {
  zh: string;
  en: string;
}

/** What an authority is in the network: the one that governs, a ministry, or a province. */
export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];
/** The kinds of authority. */
export const AUTHORITY_KINDS = ['committee', 'ministry', 'province'] as const;

/** How orderers agree: Raft outlives crashes, BFT outlives traitors. */
export type Consensus = (typeof CONSENSUS_KINDS)[number];
/** The ways in which orderers agree. */
export const CONSENSUS_KINDS = ['raft', 'bft'] as const;

/** A network, as one topology file describes it. */
export interface Topology {
  /** Lower-case words joined by `-`; names the network's files. */
  name: string;
  /** The Fabric channel that all authorities share. */
  channel: string;
  /** Channels beside it, each with a ledger of its own; see {@link channelsOf}. */
  channels?: FurtherChannel[];
  /** MSP id of the authority that governs. */
  committee: string;
  authorities: Authority[];
  /** How many orderer nodes. */
  orderers: number;
  consensus: Consensus;
  /**
   * Transactions a second that an orderer takes, of all together: shared out among those who send. 2000 where not
   * given.
   */
  throttle?: number;
  /**
   * Orderers and peers let in only who shows a certificate of TLS: then an orderer knows whom it throttles. False where
   * not given.
   */
  mutualTls?: boolean;
  batch: Batch;
  chaincode: Chaincode;
}

/** A channel beside the one that all authorities share. */
export interface FurtherChannel {
  /** By Fabric's rule for channels: begins with a letter, then lower-case letters, digits, `.` and `-`; at most 249. */
  name: string;
  /** MSP ids of its members; all authorities where not given. */
  authorities?: string[];
}

/** A member of the network: one Fabric organisation, its MSP id being the authority's id. */
export interface Authority {
  msp: string;
  name: BilingualText;
  kind: AuthorityKind;
  /** GB/T 2260 code, six digits; a province always has one. */
  division?: string;
  /**
   * DNS name that the names of its peers end with, such as `org1.example.com`; the MSP id in lower case where not
   * given.
   */
  domain?: string;
  /** How many peers it runs. */
  peers: number;
  /** Port of its first peer on this machine; a free one where not given. */
  port?: number;
  departments: Department[];
  actors: Actor[];
}

/** A unit in an authority's tree. */
export interface Department {
  /** Lower-case words joined by `/`, such as `hrss/licensing`; the authority itself is not part of it. */
  path: string;
  name: BilingualText;
}

/** A person or program that acts for a department. The admin of an authority is not listed: its certificate says so. */
export interface Actor {
  /** Unique within the authority, and the common name of the certificate. */
  id: string;
  /** Path of a department of the same authority. */
  department: string;
  roles: string[];
  name: string;
}

/** When an orderer cuts a block; the first limit that is reached decides. */
export interface Batch {
  /** Milliseconds after the first transaction; Raft only, BFT cuts at once. */
  timeout: number;
  maxMessages: number;
  /** Bytes that no block may exceed. */
  absoluteMaxBytes: number;
  /** Bytes that a block should not exceed. */
  preferredMaxBytes: number;
}

/** The shared ledger layer's chaincode. */
export interface Chaincode {
  name: string;
  version: string;
  /** How many authorities must endorse each transaction. */
  signatures: number;
}
