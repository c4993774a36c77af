import type { BatchLimits } from './batch-limits';

/** An envelope ready to be ordered, with its size as the limits count it: payload and signature. */
export interface Pending {
  /** Serialized. */
  readonly bytes: Uint8Array;
  readonly size: number;
}

/** Cuts envelopes into batches as Fabric's block cutter does. Time is not its business. */
export class BlockCutter<T extends Pending> {
  #batch: T[] = [];
  #size = 0;

  constructor(private readonly limits: Pick<BatchLimits, 'maxMessages' | 'preferredBytes'>) {}

  /** Is anything waiting for a cut? */
  get pending(): boolean {
    return this.#batch.length > 0;
  }

  /** Takes an envelope; gives the batches it completes: none, one or two. */
  add(envelope: T): T[][] {
    const batches: T[][] = [];
    if (envelope.size > this.limits.preferredBytes) {
      if (this.pending) batches.push(this.cut());
      return [...batches, [envelope]];
    }
    // With nothing pending this cannot overflow: the envelope alone fits.
    if (this.#size + envelope.size > this.limits.preferredBytes) batches.push(this.cut());
    this.#batch.push(envelope);
    this.#size += envelope.size;
    if (this.#batch.length >= this.limits.maxMessages) batches.push(this.cut());
    return batches;
  }

  /** Takes what is pending. */
  cut(): T[] {
    const batch = this.#batch;
    this.#batch = [];
    this.#size = 0;
    return batch;
  }
}
