import type { common } from '@hyperledger/fabric-protos';
import type { OutputOf, Transaction } from '@oneplusn/api';
import { invoke, methodsOf } from '../calls/invoke';
import type { CallOptions, Methods } from '../calls/methods';
import type { Session } from '../calls/session';
import { checksOf } from '../dataset/checks';
import type { DatasetDefinition } from '../dataset/define';
import { datasetHandle, type DatasetHandle, type Shared } from '../dataset/handle';
import { putOf } from '../dataset/put';
import { sharedGet } from '../dataset/shared-get';
import { checkOpenings, type CheckOptions, type OpeningsCheck } from '../events/check-openings';
import { blocksOf, type BlocksOptions } from '../events/blocks';
import { eventsOf, type EventsOptions, type LedgerEvent } from '../events/events';
import { knownHeightOf } from '../events/height';
import { openBlock, type BlockTransaction, type OpenedBlock } from '../events/read-block';
import { knownOf } from '../events/told';

/**
 * The ledger as one actor sees it: a typed method for each transaction, by domain, and what is built on them.
 *
 * @example
 * ```ts
 * const { items } = await ledger.catalog.search({ term: '社会保险' });
 * for await (const system of ledger.review.systems.each({ authority: 'GD' })) console.log(system.title);
 * ```
 */
export interface Ledger extends Methods {
  /** The caller's authority. */
  readonly msp: string;
  /** The channel's name. */
  readonly channel: string;
  /** The foundation's name on the channel. */
  readonly chaincode: string;
  /** Calls any transaction by its description: for programs that work over all of them. */
  call<T extends Transaction>(
    transaction: T,
    input: unknown,
    options?: CallOptions & { transient?: unknown },
  ): Promise<OutputOf<T>>;
  /** A dataset, typed by its schema. */
  dataset<const D extends DatasetDefinition>(definition: D): DatasetHandle<D>;
  /**
   * The events of the foundation chaincode, as they are committed, without end: the stream is taken up again where it
   * broke. Break out of the loop, or abort the signal, to end it.
   */
  events(options?: EventsOptions): AsyncGenerator<LedgerEvent, void, undefined>;
  /**
   * The blocks of the channel, as the caller's own peer has them, without end: taken up again where the stream broke.
   * Break out of the loop, or abort the signal, to end it.
   */
  blocks(options?: BlocksOptions): AsyncGenerator<common.Block, void, undefined>;
  /** How many blocks the caller's own peer has. */
  height(): Promise<bigint>;
  /**
   * What stands in a block, transaction by transaction: verdicts, endorsements, facts, and whether the event is true.
   */
  readBlock(block: common.Block): BlockTransaction[];
  /** The same in two steps, for who reads many blocks: signatures are worked out while others are read. */
  openBlock(block: common.Block): OpenedBlock;
  /** Holds the list of openings against the blocks of the caller's own peer: what it leaves out, what it made up. */
  checkOpenings(options: CheckOptions): Promise<OpeningsCheck>;
  /** Ends all streams and calls, and closes the connection. */
  close(): void;
}

export function ledgerOf(session: Session): Ledger {
  let known: ReturnType<typeof knownOf> | undefined;
  const opened = (block: common.Block): OpenedBlock => openBlock(block, (known ??= knownOf(session)));
  const core = {
    msp: session.peers.msp,
    channel: session.profile.channel,
    chaincode: session.peers.chaincode,
    call: (transaction, input, options) => invoke(session, transaction, input, options),
    events: (options) => eventsOf(session, options),
    blocks: ({ from, signal } = {}) => {
      const { ended } = session.peers;
      const end = signal ? AbortSignal.any([signal, ended]) : ended;
      return blocksOf(session, from === undefined ? undefined : BigInt(from), end);
    },
    height: () => knownHeightOf(session),
    readBlock: (block) => opened(block).transactions(),
    openBlock: opened,
    close: () => session.peers.close(),
  } satisfies Partial<Ledger>;
  const methods = methodsOf(session);
  const ledger: Ledger = {
    ...methods,
    ...core,
    checkOpenings: (options) => checkOpenings(session, methods.audit.openings, options),
    dataset: (definition) => datasetHandle(ledger, definition, sharedBy(definition)),
  };
  const datasets = new WeakMap<DatasetDefinition, Shared>();
  const sharedBy = (definition: DatasetDefinition): Shared => {
    const known = datasets.get(definition);
    if (known) return known;
    const checks = checksOf(definition);
    const shared = { checks, put: putOf(ledger, definition, checks), get: sharedGet(ledger, definition.id) };
    datasets.set(definition, shared);
    return shared;
  };
  return ledger;
}
