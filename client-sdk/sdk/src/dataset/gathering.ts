import { LedgerError } from '@oneplusn/api';

/** How what waits is sent together. */
export interface Gathered<Item, Answer> {
  /** How many are on their way at once. */
  readonly atOnce: number;
  /** How many of those that wait, from the first on, go in one call: at least one. */
  fit(waiting: readonly Item[]): number;
  /** Makes one call for all; answers in their order. */
  send(items: readonly Item[]): Promise<readonly Answer[]>;
}

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * What is asked for while earlier calls are on their way goes together in the next one, as databases commit in groups: the first never
 * waits, and the more callers there are, the less each costs.
 *
 * Where the ledger refuses a call of several, each is sent alone, so that nobody is refused for another's mistake.
 */
export class Gathering<Item, Answer> {
  #waiting: Waiting<Item, Answer>[] = [];
  #underWay = 0;

  constructor(private readonly how: Gathered<Item, Answer>) {}

  add(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#go();
    });
  }

  #go(): void {
    while (this.#waiting.length > 0 && this.#underWay < this.how.atOnce) {
      const count = this.how.fit(this.#waiting.map(({ item }) => item));
      const group = this.#waiting.splice(0, Math.max(count, 1));
      this.#underWay += 1;
      void this.#serve(group).finally(() => {
        this.#underWay -= 1;
        this.#go();
      });
    }
  }

  async #serve(group: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await this.how.send(group.map(({ item }) => item));
      for (const [index, { resolve }] of group.entries()) resolve(answers[index] as Answer);
    } catch (error) {
      if (group.length > 1 && error instanceof LedgerError) await Promise.all(group.map((each) => this.#serve([each])));
      else for (const { reject } of group) reject(error);
    }
  }
}
