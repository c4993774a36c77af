import { devnetErrors, devnetFail } from '../errors';
import { Chain, type ChainSnapshot } from './chain';
import type { Foundation } from './foundation';

/** The chains of all channels, one each. */
export class Chains {
  #byName: ReadonlyMap<string, Chain>;
  readonly #main: string;

  constructor(private readonly foundation: Foundation) {
    this.#main = foundation.channels[0]?.name ?? '';
    this.#byName = this.#begin();
  }

  get all(): readonly Chain[] {
    return [...this.#byName.values()];
  }

  /**
   * By name; the main one without.
   * @throws DevnetError DEVNET-115
   */
  of(name: string = this.#main): Chain {
    const found = this.#byName.get(name);
    if (!found)
      throw devnetFail(devnetErrors.unknownChannel, { channel: name, known: [...this.#byName.keys()].join(', ') });
    return found;
  }

  /** Those that an authority is in. */
  joined(msp: string): ReadonlyMap<string, Chain> {
    return new Map([...this.#byName].filter(([, { ledger }]) => ledger.authorities.includes(msp)));
  }

  /** Begins all channels anew, with the same chaincodes. */
  async fresh(clear: () => void): Promise<void> {
    const former = this.#byName;
    this.close();
    clear();
    this.#byName = this.#begin();
    for (const [name, chain] of former) await this.of(name).deployAll(chain);
  }

  snapshot(): ReadonlyMap<string, ChainSnapshot> {
    return new Map([...this.#byName].map(([name, chain]) => [name, chain.snapshot()]));
  }

  revert(snapshot: ReadonlyMap<string, ChainSnapshot>): void {
    for (const [name, each] of snapshot) this.of(name).revert(each);
  }

  /** Commits now whatever was acknowledged. */
  settle(): void {
    for (const { ledger } of this.all) ledger.settle();
  }

  close(): void {
    for (const chain of this.all) chain.close();
  }

  #begin(): ReadonlyMap<string, Chain> {
    const joined = (msp: string): ReadonlyMap<string, Chain> => this.joined(msp);
    return new Map(this.foundation.channels.map((ground) => [ground.name, new Chain(this.foundation, ground, joined)]));
  }
}
