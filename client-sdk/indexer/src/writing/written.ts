/** What is being written, while the next blocks are read. */
export class Written {
  readonly #writes: Promise<void>[] = [];
  #last: Promise<void> = Promise.resolve();

  /** Something that is being written already. */
  add(write: Promise<void>): void {
    // Told by `all`.
    write.catch(() => undefined);
    this.#writes.push(write);
  }

  /** Something that is written after what was given so before: it may replace that. */
  next(write: () => Promise<void>): void {
    this.#last = this.#last.then(write);
    this.add(this.#last);
  }

  /**
   * Resolved when nothing is being written any more, also where one failed: what came late would stand outside of the
   * transaction that is taken back.
   * @throws what kept the first of them from being written
   */
  async all(): Promise<void> {
    const ends = await Promise.allSettled(this.#writes);
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
  }
}
