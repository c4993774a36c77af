import type { common, ledger, peer } from '@hyperledger/fabric-protos';
import type { ChaincodeConnection } from '../chaincode/connection';
import type { InstalledPackage } from '../lifecycle/packages';
import type { PeerPackages } from '../packages/peer-packages';
import type { Timers } from '../time/clock';

/** Why a transaction is valid or not: a value of `peer.TxValidationCode`. */
export type ValidationCode = peer.TxValidationCodeMap[keyof peer.TxValidationCodeMap];
/** Kind of an envelope: a value of `common.HeaderType`. */
export type HeaderType = common.HeaderTypeMap[keyof common.HeaderTypeMap];
/** Answer of the orderer: a value of `common.Status`. */
export type BroadcastStatus = common.StatusMap[keyof common.StatusMap];

/** Signs as one identity of the network: what an orderer or a peer has. */
export interface Signer {
  /** The identity as it travels: a serialized `msp.SerializedIdentity`. */
  readonly identity: Uint8Array;
  /** DER encoded ECDSA signature (low S) over SHA-256 of the message. */
  sign(message: Uint8Array): Uint8Array;
}

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

/** A chaincode as the authorities agreed on it (Fabric: a committed chaincode definition). */
export interface ChaincodeDefinition {
  readonly name: string;
  readonly version: string;
  readonly sequence: number;
  readonly endorsementPolicy: common.SignaturePolicyEnvelope;
  readonly collections?: peer.CollectionConfigPackage | undefined;
  readonly initRequired?: boolean | undefined;
}

/** When the orderer cuts a block. Sizes in bytes, time in milliseconds. */
export interface BatchLimits {
  readonly timeoutMs: number;
  readonly maxMessages: number;
  readonly preferredBytes: number;
  readonly absoluteBytes: number;
}

/** One call of a chaincode on one peer, checked already (signature, transaction id, access). */
export interface ProposalCall {
  readonly txId: string;
  readonly chaincode: string;
  readonly signedProposal: peer.SignedProposal;
  readonly proposal: peer.Proposal;
  /** Serialized identity of the caller. */
  readonly creator: Uint8Array;
  readonly input: peer.ChaincodeInput;
  readonly transient: ReadonlyMap<string, Uint8Array>;
  /** Time of the channel header, set by the client. */
  readonly timestamp: { readonly seconds: number; readonly nanos: number };
}

/** What a simulated call did: the parts of a proposal response. */
export interface Simulation {
  /** As the chaincode answered it; a status of 400 or more must not be endorsed. */
  readonly response: peer.Response;
  /** Serialized `ledger.rwset.TxReadWriteSet`, public part with hashes of the private. */
  readonly results: Uint8Array;
  /** Plain private writes, to be staged with {@link Ledger.stagePrivate}. */
  readonly privateData?: ledger.rwset.TxPvtReadWriteSet | undefined;
  readonly event?: peer.ChaincodeEvent | undefined;
  /** Name and version of the called chaincode. */
  readonly chaincodeId: peer.ChaincodeID;
  /** Chaincodes, collections and key policies touched: what endorsers are chosen from. */
  readonly interest: peer.ChaincodeInterest;
  /** Height of the peer's ledger when the call was simulated. */
  readonly height: bigint;
}

/** One authority's view of a channel. */
export interface Peer {
  readonly msp: string;
  /** Number of blocks this peer has committed. */
  readonly height: bigint;
  /**
   * Runs a call on this peer's state and its own chaincode.
   * Rejects with {@link SimulationError}, whose message is what a Fabric peer puts into a proposal response of status 500.
   */
  simulate(call: ProposalCall): Promise<Simulation>;
  /** The packages of this peer, and what runs from them in this channel. */
  installed(): readonly InstalledPackage[];
  /**
   * `_lifecycle` outside of any channel: what it does with packages.
   * @param packages of all channels of the peer
   */
  manage(creator: Uint8Array, input: peer.ChaincodeInput, packages: readonly InstalledPackage[]): peer.Response;
}

/** Result of one transaction in a committed block. */
export interface CommittedTransaction {
  readonly txId: string;
  readonly code: ValidationCode;
  readonly blockNumber: bigint;
  readonly index: number;
  /** Channel header type; undefined when the envelope could not be read. */
  readonly type: HeaderType | undefined;
  /** Chaincode event of an endorser transaction, valid or not. */
  readonly event?: peer.ChaincodeEvent | undefined;
}

/** What a transaction wrote to one collection, in plain, as the members' peers keep it beside its block. */
export interface PrivateWrites {
  /** Place of the transaction in its block. It may be invalid. */
  readonly index: number;
  readonly chaincode: string;
  readonly collection: string;
  /** Serialized `kvrwset.KVRWSet`. */
  readonly rwset: Uint8Array;
  /** MSP ids of the authorities whose peers have it. */
  readonly holders: readonly string[];
  /** Whom these peers give it to; undefined: every reader of the channel. */
  readonly readers: common.SignaturePolicyEnvelope | undefined;
  /** Block with which it is gone; undefined: it stays. */
  readonly expires: number | undefined;
}

/** A block with what validation said about it. */
export interface CommittedBlock {
  readonly number: bigint;
  readonly block: common.Block;
  readonly transactions: readonly CommittedTransaction[];
  /** As they were when it was committed. What is left of them: {@link Ledger.privateWrites}. */
  readonly privateWrites: readonly PrivateWrites[];
}

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

/** A proposal could not be simulated; the message is Fabric's, ready for a response of status 500. */
export class SimulationError extends Error {
  override readonly name = 'SimulationError';
}

/** One thing that happened to a channel, in the order in which they happened. */
export type JournalEntry =
  | { readonly block: common.Block }
  /** Private writes of a transaction that is endorsed but not committed yet. */
  | { readonly txId: string; readonly data: ledger.rwset.TxPvtReadWriteSet };

/** Where a channel writes down what happens to it, and finds what happened before. */
export interface Journal {
  /** All of it, from the first block on; read once, before anything is appended. */
  entries(): Iterable<JournalEntry>;
  /** A block is safe when this returns. */
  append(entry: JournalEntry): void;
  /** The error for what was found to be wrong in it. */
  damaged(reason: string, cause?: unknown): Error;
}

/** Another channel that a peer has joined, as chaincode of this one calls into it. */
export interface Neighbour {
  /** Throws Fabric's refusal unless the caller may call chaincode there. */
  admit(creator: Uint8Array): void;
  /** Runs a chaincode of that channel on the peer's state of it. What it writes is lost. */
  call(call: ProposalCall, chaincode: string, input: peer.ChaincodeInput): Promise<peer.ChaincodeMessage>;
}

/** What a channel is made of. */
export interface ChannelOptions {
  readonly id: string;
  readonly trust: Trust;
  /** MSP ids of the authorities; each gets a peer. */
  readonly authorities: readonly string[];
  readonly batch: BatchLimits;
  readonly ordererSigner: Signer;
  /** Clock in milliseconds since the epoch: block cutting and time-outs. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** What batch timers go by. Default: the host's timers. */
  readonly timers?: Timers | undefined;
  /** Packages that were installed on an authority's peer. Default: none yet. */
  readonly packagesOf?: ((msp: string) => PeerPackages) | undefined;
  /** How long a chaincode may run, in milliseconds. Default 30,000, as a Fabric peer. */
  readonly executeTimeoutMs?: number | undefined;
  /** Content of block 0: the configuration transaction. */
  readonly genesis: common.Envelope;
  /** Default: the channel is kept in memory alone. */
  readonly journal?: Journal | undefined;
  /** Another channel as this authority's peer has it; undefined where it has not joined. Default: there is none. */
  readonly neighbour?: ((channel: string, msp: string) => Neighbour | undefined) | undefined;
}

/** A channel as gateways use it; `Channel` is the implementation. */
export interface Ledger {
  readonly id: string;
  /** A committed chaincode definition, and that of `_lifecycle`. */
  definition(name: string): ChaincodeDefinition | undefined;
  /** Installs a chaincode on one authority's peer under its package id. Replaces an earlier one. */
  install(msp: string, connection: ChaincodeConnection): void;
  /** Takes it away again. */
  uninstall(msp: string, packageId: string): void;
  /** Does this authority's peer run the chaincode: is it defined, approved by the authority, and installed? */
  runs(msp: string, chaincode: string): boolean;
  /** Throws `RangeError` for an MSP that is not in the channel. */
  peer(msp: string): Peer;
  /** The orderer's checks, then order. Rejects with {@link BroadcastError}. */
  broadcast(envelope: common.Envelope): Promise<void>;
  /** Gives private writes of an endorsed transaction to the peers whose authorities are members of the collections. */
  stagePrivate(txId: string, data: ledger.rwset.TxPvtReadWriteSet, from: string): void;
  /** @param msp Whose peer is asked: it may be behind. Default: all blocks that there are. */
  commitStatus(txId: string, msp?: string): CommittedTransaction | undefined;
  /** Resolves when the transaction is committed (valid or not), on this authority's peer if one is named; rejects with the signal's reason. */
  waitForCommit(txId: string, signal?: AbortSignal, msp?: string): Promise<CommittedTransaction>;
  /** Number of blocks committed by the peer of this authority. */
  height(msp: string): bigint;
  block(number: bigint): CommittedBlock | undefined;
  /** Private writes of a block that the peer of this authority has by now. */
  privateWrites(block: CommittedBlock, msp: string): readonly PrivateWrites[];
  /** Blocks from a number on, then new ones as they commit (on this authority's peer, if one is named), until the signal. */
  blocks(from: bigint, signal?: AbortSignal, msp?: string): AsyncIterableIterator<CommittedBlock>;
}
