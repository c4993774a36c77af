import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A TCP relay whose connections can be broken: what a failing cable or a restarting host does. */
export class Relay {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  /**
   * @param port of the service behind it, on this machine
   * @param host where the relay listens
   */
  static async before(port: number, host = '127.0.0.1'): Promise<Relay> {
    const relay = new Relay(port);
    await new Promise<void>((resolve) => relay.#server.listen(0, host, resolve));
    return relay;
  }

  private constructor(port: number) {
    this.#server = createServer((client) => {
      const service = connect({ host: '127.0.0.1', port });
      for (const [one, other] of [
        [client, service],
        [service, client],
      ] as const) {
        this.#sockets.add(one);
        one.setNoDelay(true);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          this.#sockets.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
  }

  /** `localhost:40001`, or `[::1]:40001` where it listens there. */
  get address(): string {
    const { port, family } = this.#server.address() as AddressInfo;
    return `${family === 'IPv6' ? '[::1]' : 'localhost'}:${port}`;
  }

  /** Breaks every connection; new ones are taken at once. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  close(): void {
    this.cut();
    this.#server.close();
  }
}
