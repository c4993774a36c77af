import type { common } from '@hyperledger/fabric-protos';
import type { BatchLimits, Trust } from '../ledger/types';
import { BlockCutter, type Pending } from './batch';
import { checkEnvelope, envelopeSize } from './checks';

/** An envelope on its way into a block. */
export interface OrderedEnvelope extends Pending {
  readonly envelope: common.Envelope;
}

/** Takes envelopes, checks them and puts them in order; hands over batches when they are full or due. */
export class Orderer {
  readonly #cutter: BlockCutter<OrderedEnvelope>;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly channel: { readonly id: string; readonly trust: Trust; readonly batch: BatchLimits },
    private readonly deliver: (batch: readonly OrderedEnvelope[]) => void,
  ) {
    this.#cutter = new BlockCutter(channel.batch);
  }

  /** Throws a broadcast error when the envelope is refused; otherwise it will be in a block. */
  broadcast(envelope: common.Envelope): void {
    const { id, trust, batch } = this.channel;
    checkEnvelope(envelope, { id, trust, absoluteBytes: batch.absoluteBytes });
    const entry = { envelope, bytes: envelope.serializeBinary(), size: envelopeSize(envelope) };
    for (const cut of this.#cutter.add(entry)) this.deliver(cut);
    this.#schedule();
  }

  /** Cuts a batch now, if anything is pending. */
  cut(): void {
    if (this.#cutter.pending) this.deliver(this.#cutter.cut());
    this.#schedule();
  }

  /** Forgets what is pending. */
  drop(): void {
    this.#cutter.cut();
    this.#schedule();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  /** One timer runs while something is pending; Fabric's starts with the first message of a batch, or goes on. */
  #schedule(): void {
    if (!this.#cutter.pending) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      return;
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.cut();
    }, this.channel.batch.timeoutMs);
  }
}
