import type { common } from '@hyperledger/fabric-protos';
import type { Trust } from '@oneplusn/channel';
import { hostTimers, type Timers } from '../time/clock';
import { BlockCutter, type Pending } from './batch';
import type { BatchLimits } from './batch-limits';
import { checkEnvelope, envelopeSize } from './checks';
import { txIdOf } from './envelope-id';

/** An envelope on its way into a block. */
export interface OrderedEnvelope extends Pending {
  readonly envelope: common.Envelope;
}

/** An envelope as it stands in a batch. */
export function pendingOf(envelope: common.Envelope): OrderedEnvelope {
  return { envelope, bytes: envelope.serializeBinary(), size: envelopeSize(envelope) };
}

/** What an orderer works for. */
export interface OrdererOptions {
  readonly id: string;
  readonly trust: Trust;
  readonly batch: BatchLimits;
  /** Default: the host's. */
  readonly timers?: Timers | undefined;
}

/** Takes envelopes, checks them and puts them in order; hands over batches when they are full or due. */
export class Orderer {
  readonly #cutter: BlockCutter<OrderedEnvelope>;
  #cancel: (() => void) | undefined;
  /** Taken, but kept out of every batch until let go; undefined while none are kept. */
  #held: OrderedEnvelope[] | undefined;
  #toLose = 0;

  constructor(
    private readonly channel: OrdererOptions,
    private readonly deliver: (batch: readonly OrderedEnvelope[]) => void,
  ) {
    this.#cutter = new BlockCutter(channel.batch);
  }

  /** Throws a broadcast error when the envelope is refused; otherwise it will be in a block. */
  broadcast(envelope: common.Envelope): void {
    const { id, trust, batch } = this.channel;
    checkEnvelope(envelope, { id, trust, absoluteBytes: batch.absoluteBytes });
    if (this.#toLose > 0) {
      this.#toLose--;
      return;
    }
    const entry = pendingOf(envelope);
    if (this.#held) this.#held.push(entry);
    else this.#order(entry);
  }

  /** Cuts a batch now of all that was taken, if anything was. */
  cut(): void {
    const held = this.#held?.splice(0) ?? [];
    for (const entry of held) this.#order(entry);
    if (this.#cutter.pending) this.deliver(this.#cutter.cut());
    this.#schedule();
  }

  /** Goes on taking envelopes, but cuts no batch until {@link release}, or {@link cut}. */
  hold(): void {
    this.#held ??= this.#cutter.cut();
    this.#schedule();
  }

  /** Orders what was held, as if it came now. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const entry of held) this.#order(entry);
  }

  /** Transactions that are held, in the order in which they will stand in blocks. */
  get held(): readonly string[] {
    return (this.#held ?? []).map(({ envelope }) => txIdOf(envelope));
  }

  /** Puts what is held into another order: indexes into {@link held}, each once. */
  reorder(indexes: readonly number[]): void {
    const held = this.#held ?? [];
    if (new Set(indexes).size !== held.length || indexes.some((index) => held[index] === undefined))
      throw new RangeError('every held transaction must be named once');
    this.#held = indexes.flatMap((index) => held[index] ?? []);
  }

  /** Loses the next envelopes, as a failing orderer may: they are acknowledged and never ordered. */
  lose(count: number): void {
    this.#toLose = count;
  }

  /** Forgets what is pending or held; says how many that were. */
  drop(): number {
    const dropped = this.#cutter.cut().length + (this.#held?.splice(0).length ?? 0);
    this.#schedule();
    return dropped;
  }

  close(): void {
    this.#cancel?.();
  }

  #order(entry: OrderedEnvelope): void {
    for (const cut of this.#cutter.add(entry)) this.deliver(cut);
    this.#schedule();
  }

  /** One timer runs while something is pending; Fabric's starts with the first message of a batch, or goes on. */
  #schedule(): void {
    if (!this.#cutter.pending) {
      this.#cancel?.();
      this.#cancel = undefined;
      return;
    }
    const { batch, timers = hostTimers } = this.channel;
    this.#cancel ??= timers.after(batch.timeoutMs, () => {
      this.#cancel = undefined;
      this.cut();
    });
  }
}
