/** What the forms of a case were filled by: which version of which record was read, and under which opening. */
import { isOpened, ownerOf, type RecordProof, type access, type process } from '@oneplusn/api';
import type { Ledger } from '../connect/ledger';

/** A record by its place in an opening. */
export interface Place {
  readonly opening: string;
  readonly record: number;
}

/** A record of another authority that a form was filled by. */
interface Reading extends Place {
  readonly proof: RecordProof;
}

type Asked = Pick<Ledger, 'ledger'>;
type EvidenceOf = (step: number) => Promise<{ readonly fetched: readonly process.Fetched[] }>;

/** What the forms of a case were filled by, each step looked up once. */
export class Readings {
  readonly #evidence = new Map<number, Promise<readonly process.Fetched[]>>();
  readonly #steps: readonly process.Step[];

  constructor(
    private readonly ledger: Asked,
    steps: readonly process.Step[],
    private readonly evidenceOf: EvidenceOf,
  ) {
    this.#steps = steps.toSorted((one, other) => one.number - other.number);
  }

  /** What the form of a step was filled by. */
  fetched(step: number): Promise<readonly process.Fetched[]> {
    const known = this.#evidence.get(step) ?? this.evidenceOf(step).then(({ fetched }) => fetched);
    this.#evidence.set(step, known);
    return known;
  }

  /** Where this version of a record was read before a step, the first reading first, as far as an item was released. */
  async before(step: number, { dataset, key, version }: RecordProof, item: string): Promise<Place[]> {
    const found: Place[] = [];
    for (const { number, openings = [] } of this.#steps) {
      const theirs = [...new Set(openings)].filter((opening) => ownerOf(opening) === ownerOf(dataset));
      if (number >= step || theirs.length === 0) continue;
      for (const { opening, record, proof } of await this.#readings(number, theirs)) {
        const isSame = proof.dataset === dataset && proof.key === key && proof.version === version;
        if (isSame && proof.fields.some(({ field }) => field === item)) found.push({ opening, record });
      }
    }
    return found;
  }

  /** A step says which openings it was filled by, and not which record is of which: the opening itself tells. */
  async #readings(step: number, openings: readonly string[]): Promise<Reading[]> {
    const found: Reading[] = [];
    for (const { named, proof } of await this.fetched(step)) {
      if (!named || !proof) continue;
      for (const id of openings) {
        const { value, seals } = await this.ledger.ledger.fact({ kind: 'opening', id });
        const isSound = seals.every(({ state }) => state === 'intact');
        if (!isSound || !isOpened(named, value as access.Opening)) continue;
        found.push({ opening: id, record: named.at, proof });
        break;
      }
    }
    return found;
  }
}
