import type { common, ledger, peer } from '@hyperledger/fabric-protos';
import type { ChaincodeDefinition, CommittedTransaction } from '@oneplusn/channel';
import type { ChaincodeConnection } from '../chaincode/connection';
import type { InstalledPackage } from '../lifecycle/packages';
import type { ProposalCall, Simulation } from '../simulate/simulation';
import type { CommittedBlock, PrivateWrites } from './committed';

/** One authority's view of a channel. */
export interface Peer {
  readonly msp: string;
  /** Number of blocks this peer has committed. */
  readonly height: bigint;
  /**
   * Runs a call on this peer's state and its own chaincode. Rejects with {@link SimulationError}, whose message is what
   * a Fabric peer puts into a proposal response of status 500.
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
  /**
   * Resolves when the transaction is committed (valid or not), on this authority's peer if one is named; rejects with
   * the signal's reason.
   */
  waitForCommit(txId: string, signal?: AbortSignal, msp?: string): Promise<CommittedTransaction>;
  /** Number of blocks committed by the peer of this authority. */
  height(msp: string): bigint;
  block(number: bigint): CommittedBlock | undefined;
  /** Private writes of a block that the peer of this authority has by now. */
  privateWrites(block: CommittedBlock, msp: string): readonly PrivateWrites[];
  /**
   * Blocks from a number on, then new ones as they commit (on this authority's peer, if one is named), until the
   * signal.
   */
  blocks(from: bigint, signal?: AbortSignal, msp?: string): AsyncIterableIterator<CommittedBlock>;
}
