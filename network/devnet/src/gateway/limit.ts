/** A bound on the calls that run at a time (Fabric: `peer.limits.concurrency`); more are turned away at once. */
export class Limit {
  #running = 0;

  constructor(
    /** Name of the service in the message. */
    private readonly service: string,
    private readonly most: number,
  ) {}

  /** @throws Error with Fabric's text, which gRPC gives the status UNKNOWN. */
  async run<T>(action: () => Promise<T>): Promise<T> {
    if (this.#running >= this.most)
      throw new Error(`too many requests for ${this.service}, exceeding concurrency limit (${this.most})`);
    this.#running++;
    try {
      return await action();
    } finally {
      this.#running--;
    }
  }
}
