import type { peer } from '@hyperledger/fabric-protos';
import type { Answer } from '../disagreement/disagreement';
import type { Endorsed, Endorser, Refused } from './endorser';
import type { Detail } from './rpc-error';

/** The endorsements of one transaction so far: equal byte for byte, one an authority. */
export class Collected {
  #payload: Uint8Array | undefined;
  readonly #endorsements = new Map<string, peer.Endorsement>();
  readonly #failed = new Set<string>();
  readonly details: Detail[] = [];
  #first = '';

  /** @param disagreed Told when an authority's answer is another than that of the first. */
  constructor(private readonly disagreed: (answers: readonly [Answer, Answer]) => void = () => undefined) {}

  add({ msp, address }: Endorser, outcome: Endorsed | Refused): void {
    if (!('payload' in outcome)) return this.#fail(msp, address, outcome.message);
    if (this.#payload === undefined) {
      this.#payload = outcome.payload;
      this.#first = msp;
    }
    if (Buffer.compare(this.#payload, outcome.payload) !== 0) {
      this.disagreed([
        { msp: this.#first, payload: this.#payload },
        { msp, payload: outcome.payload },
      ]);
      return this.#fail(msp, address, 'ProposalResponsePayloads do not match');
    }
    if (outcome.endorsement) this.#endorsements.set(msp, outcome.endorsement);
  }

  #fail(msp: string, address: string, message: string): void {
    this.#failed.add(msp);
    this.details.push({ address, msp, message });
  }

  has(msp: string): boolean {
    return this.#endorsements.has(msp);
  }

  /** Can this set of authorities no longer be completed? */
  excludes(layout: readonly string[]): boolean {
    return layout.some((msp) => this.#failed.has(msp));
  }

  /** What was endorsed. */
  get payload(): Uint8Array {
    return this.#payload ?? new Uint8Array();
  }

  endorsements(layout: readonly string[]): peer.Endorsement[] {
    return layout.flatMap((msp) => this.#endorsements.get(msp) ?? []);
  }
}
