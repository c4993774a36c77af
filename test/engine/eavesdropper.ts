import { status as grpc } from '@grpc/grpc-js';
import { common } from '@hyperledger/fabric-protos';
import type { CloseableAsyncIterable } from '@hyperledger/fabric-gateway';
import { ADMIN_ID } from '@oneplusn/topology';
import { Search } from './confidential';
import type { Net } from './engine';
import { stockGateway, type StockGateway } from './gateway';

/** What a member saw at a peer that was not for it. */
export interface Seen {
  readonly by: string;
  readonly at: string;
  readonly text: string;
}

/**
 * A member of the channel who asks a peer for everything that the peer will give: blocks with private data, whole and
 * filtered (Fabric's Deliver services; `core/peer/deliverevents.go`).
 */
export class Eavesdropper {
  readonly #bytes: Buffer[] = [];
  readonly #streams: CloseableAsyncIterable<unknown>[] = [];
  readonly #reading: Promise<void>[] = [];
  readonly #reached: bigint[] = [];

  private constructor(
    readonly by: string,
    readonly at: string,
    private readonly gateway: StockGateway,
    private readonly channel: string,
  ) {}

  /** Begins at the first block. */
  static async at(net: Net, by: string, at: string): Promise<Eavesdropper> {
    const gateway = stockGateway(net, by, at);
    const eavesdropper = new Eavesdropper(by, at, gateway, net.topology.channel);
    const from = { startBlock: 0n };
    eavesdropper.#take(await gateway.network.getBlockAndPrivateDataEvents(from), (event) => [
      event.getBlock()?.getHeader()?.getNumber() ?? 0,
      event.serializeBinary(),
    ]);
    eavesdropper.#take(await gateway.network.getFilteredBlockEvents(from), (event) => [
      event.getNumber(),
      event.serializeBinary(),
    ]);
    return eavesdropper;
  }

  /** What is confidential in all that stands at the peer by now. */
  async heard(): Promise<Seen[]> {
    const search = new Search();
    const texts = new Set((await this.taken()).flatMap((bytes) => search.in(bytes)));
    return [...texts].map((text) => ({ by: this.by, at: this.at, text: text.slice(0, 100) }));
  }

  /** Listens until all that stands at the peer by now has come, and gives it. */
  async taken(): Promise<readonly Buffer[]> {
    const last = (await this.#height()) - 1n;
    const come = async (): Promise<void> => {
      while (this.#reached.some((number) => number < last)) await new Promise((resolve) => setTimeout(resolve, 10));
    };
    // A stream that breaks ends the wait: what it would have shown is not known.
    await Promise.race([come(), Promise.all(this.#reading)]);
    expect(this.#reached.every((number) => number >= last)).toBe(true);
    for (const stream of this.#streams) stream.close();
    await Promise.all(this.#reading);
    this.gateway.close();
    return this.#bytes;
  }

  #take<T>(stream: CloseableAsyncIterable<T>, look: (event: T) => [block: number, bytes: Uint8Array]): void {
    const index = this.#reached.push(-1n) - 1;
    this.#streams.push(stream);
    const read = async (): Promise<void> => {
      for await (const event of stream) {
        const [block, bytes] = look(event);
        this.#bytes.push(Buffer.from(bytes));
        this.#reached[index] = BigInt(block);
      }
    };
    // Its own end of the stream, once all has come.
    this.#reading.push(read().catch(unlessEnded));
  }

  async #height(): Promise<bigint> {
    const asked = await this.gateway.network
      .getContract('qscc')
      .evaluate('GetChainInfo', { arguments: [this.channel], endorsingOrganizations: [this.at] });
    return BigInt(common.BlockchainInfo.deserializeBinary(asked).getHeight());
  }
}

function unlessEnded(error: unknown): void {
  if ((error as { code?: number }).code !== grpc.CANCELLED) throw error;
}

/** Lets a client of every other authority listen at every peer. */
export function eavesdropEverywhere(net: Net): Promise<Eavesdropper[]> {
  const members = net.topology.authorities.map(({ msp }) => msp);
  const pairs = members.flatMap((at) => members.filter((by) => by !== at).map((by) => [by, at] as const));
  return Promise.all(pairs.map(([by, at]) => Eavesdropper.at(net, `${by}/${ADMIN_ID}`, at)));
}

/** What one foreign member at each peer gets of all that a suite has done: nothing confidential. */
export async function overheard(net: Net): Promise<Seen[]> {
  const [first, second] = net.topology.authorities.map(({ msp }) => msp);
  if (first === undefined || second === undefined) return [];
  const seen = await Promise.all(
    net.topology.authorities.map(async ({ msp }) =>
      (await Eavesdropper.at(net, `${msp === first ? second : first}/${ADMIN_ID}`, msp)).heard(),
    ),
  );
  return seen.flat();
}
