import { errors, type Way } from '@oneplusn/api';
import { OnePlusNError } from '@oneplusn/errors';
import { sdkErrors } from '../errors/table';

/** Wary tries, each with other witnesses, before the call is given up. */
const waryTries = 4;
/** What decides does not wait for so many: its own authority can decide alone. */
const waryTriesOfDeciders = 2;
/** So many races are lost by chance; who loses more is held up on purpose. */
const racesLost = 6;

/**
 * Which way a write goes on where two authorities hold it up: by a policy of their own on a key that it writes, by
 * spoiling a text that it reads or rewriting it in each block, by not signing. First warily, around keys that are held
 * shut; then, where it decides, alone. What is decided so holds at once; its text follows by `ledger.restore`.
 */
export class Passage {
  #way: Way | undefined;
  #tries = 0;
  #lost = 0;

  constructor(private readonly decides: boolean) {}

  /** The way of the next try; the usual one where there is none. */
  get way(): Way | undefined {
    return this.#way;
  }

  /** After a commit for which signatures were missing: whether there is another way. */
  afterRefusedSignatures(): boolean {
    if (this.#way === 'alone') return false;
    if (this.decides && this.#tries >= waryTriesOfDeciders) return this.#goAlone();
    if (this.#tries >= waryTries) return false;
    this.#tries += 1;
    this.#way = 'wary';
    return true;
  }

  /** After a race that was lost. */
  afterLostRace(): void {
    this.#lost += 1;
    if (this.decides && this.#lost >= racesLost) this.#way = 'alone';
  }

  /** After a call that was not signed: whether what stopped it cannot stop who decides alone. */
  afterError(error: unknown): boolean {
    const { endorsersDiffer, authorityUnavailable, noWitness } = sdkErrors;
    const others = [errors.ledger.sealBroken, endorsersDiffer, authorityUnavailable, noWitness];
    const heldUp = error instanceof OnePlusNError && others.some((each) => error.is(each));
    return heldUp && this.decides && this.#way !== 'alone' && this.#goAlone();
  }

  #goAlone(): boolean {
    this.#way = 'alone';
    return true;
  }
}
