import { askedSigners, namedSigners, signedAlone, transactions, type Transaction, type Way } from '@oneplusn/api';
import { ConfigurationError, TransactionError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';

/** Who is known to this side of the network. */
export interface Parties {
  readonly caller: string;
  readonly committee: string;
}

/** Whose peers a call goes to. */
export interface Chosen {
  /** All of them, sorted. */
  readonly authorities: readonly string[];
  /** Those of them for whom another may stand in. */
  readonly witnesses: readonly string[];
  /** Those of these who are parties of the call. */
  readonly spared: readonly string[];
}

/** What one call has seen of witnesses so far. */
interface Seen {
  /** Did not answer: not asked again. */
  readonly failed: ReadonlySet<string>;
  /** Answered otherwise than the rest: asked again only where nobody else is left. */
  readonly doubted: ReadonlySet<string>;
  /** May not witness, as far as is known. */
  readonly suspended?: ReadonlySet<string>;
}

/** A call, as far as it says who signs. */
interface Asked {
  readonly transaction: Transaction;
  readonly input: unknown;
  readonly way?: Way | undefined;
}

const nothingSeen: Seen = { failed: new Set(), doubted: new Set() };

/**
 * Whether others may be asked to sign so that the number is met: where the description says so, and where two parties
 * were meant to sign but are one and the same authority. Never where there is transient data, which every endorser
 * sees.
 */
export function admitsWitnesses(transaction: Transaction): boolean {
  return writesForAll(transaction) && transaction.transient === undefined;
}

/** Whether the network's number of signatures is asked for. */
function writesForAll(transaction: Transaction): boolean {
  return transaction.kind === 'submit' && !signedAlone(transaction);
}

/**
 * Where so many are suspended that the others are too few to sign, a motion alone gets them back: it may be witnessed
 * by them, where nobody else is left. What follows the motion is decided alone.
 */
function liftsSuspensions({ name }: Transaction): boolean {
  return name === transactions.registry.propose.name;
}

/** Chooses witnesses in turn, so that the work is spread, and lets those that did not answer rest for a while. */
export class Witnesses {
  readonly #candidates: readonly string[];
  readonly #restingUntil = new Map<string, number>();
  #next: number;

  constructor(candidates: readonly string[], first = Math.floor(Math.random() * Math.max(candidates.length, 1))) {
    this.#candidates = candidates;
    this.#next = first;
  }

  /** Notes that an authority's peers did not answer. */
  rest(msp: string, ms = 30_000): void {
    this.#restingUntil.set(msp, Date.now() + ms);
  }

  /**
   * Whose peers sign this call.
   * @param needed how many authorities must sign what is written for all
   * @param seen what this very call has seen of witnesses so far
   * @throws TransactionError SDK-120; ConfigurationError SDK-134 where the profile does not name that many
   */
  choose({ transaction, input, way }: Asked, parties: Parties, needed: number, seen = nothingSeen): Chosen {
    if (way === 'alone') return { authorities: [parties.caller], witnesses: [], spared: [] };
    const certain = namedSigners(transaction, input, parties);
    const spared = [...askedSigners(transaction, input, parties)].filter(
      (msp) => !certain.has(msp) && !seen.failed.has(msp) && !seen.doubted.has(msp),
    );
    const named = new Set([...certain, ...spared]);
    const missing = admitsWitnesses(transaction) ? Math.max(0, needed - named.size) : 0;
    const isOut = (msp: string) => seen.suspended?.has(msp) === true && !liftsSuspensions(transaction);
    const fits = (msp: string) => !named.has(msp) && !seen.failed.has(msp) && !isOut(msp);
    const witnesses = this.#pick(missing, fits, seen);
    if (writesForAll(transaction) && named.size + witnesses.length < needed) {
      const known = new Set([...named, ...this.#candidates]);
      if (admitsWitnesses(transaction) && known.size < needed) {
        const args = { transaction: transaction.name, needed, known: [...known].sort().join(', ') };
        throw sdkFail(ConfigurationError, sdkErrors.profileTooNarrow, args);
      }
      const found = named.size + witnesses.length;
      throw sdkFail(TransactionError, sdkErrors.noWitness, { transaction: transaction.name, needed, found });
    }
    return { authorities: [...named, ...witnesses].sort(), witnesses: [...spared, ...witnesses], spared };
  }

  #pick(count: number, fits: (msp: string) => boolean, { doubted, suspended }: Seen): string[] {
    const now = Date.now();
    const turn = [...this.#candidates.slice(this.#next), ...this.#candidates.slice(0, this.#next)].filter(fits);
    if (count > 0) this.#next = (this.#next + 1) % Math.max(this.#candidates.length, 1);
    const rank = (msp: string) =>
      Number((this.#restingUntil.get(msp) ?? 0) > now) +
      2 * Number(doubted.has(msp)) +
      4 * Number(suspended?.has(msp) === true);
    return turn.sort((a, b) => rank(a) - rank(b)).slice(0, count);
  }
}
