import { LedgerError } from '@oneplusn/api';
import { InputError } from '../errors/sdk-error';

/** How what waits is sent together. */
export interface Gathered<Item, Answer> {
  /** How many calls are on their way at once: few, so that those that come meanwhile share the next; */
  readonly atOnce: number;
  /** and how many where each of them is full, so that waiting brings no more company. By default as many. */
  readonly fullAtOnce?: number;
  /**
   * What one call takes: made anew for each, told of every item, and says whether there is room for it. The first
   * always goes in.
   */
  room(): (item: Item) => boolean;
  /** Makes one call for all; answers in their order. */
  send(items: readonly Item[]): Promise<readonly Answer[]>;
}

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

interface Group<Item, Answer> {
  readonly hasRoom: (item: Item) => boolean;
  readonly waiting: Waiting<Item, Answer>[];
}

/**
 * What is asked for while earlier calls are on their way goes together in the next one, as databases commit in groups:
 * the first never waits, and the more callers there are, the less each costs. What is asked for in the same turn of the
 * event loop goes together too: those whom one answer sets free come back at the same moment.
 *
 * Where the ledger refuses a call of several, its halves are sent one after the other in its place, and so on down to
 * whoever is to blame: nobody is refused for another's mistake, and one mistake among n costs 2 log n calls more, never
 * n at once.
 */
export class Gathering<Item, Answer> {
  /** In the order they came; all but the last are full. */
  readonly #groups: Group<Item, Answer>[] = [];
  #underWay = 0;
  #soon = false;

  constructor(private readonly how: Gathered<Item, Answer>) {}

  add(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#place({ item, resolve, reject });
      this.#goSoon();
    });
  }

  #goSoon(): void {
    if (this.#soon) return;
    this.#soon = true;
    setImmediate(() => {
      this.#soon = false;
      this.#go();
    });
  }

  #place(waiting: Waiting<Item, Answer>): void {
    const last = this.#groups.at(-1);
    if (last?.hasRoom(waiting.item)) {
      last.waiting.push(waiting);
      return;
    }
    const group = { hasRoom: this.how.room(), waiting: [waiting] };
    group.hasRoom(waiting.item);
    this.#groups.push(group);
  }

  #go(): void {
    const { atOnce, fullAtOnce = atOnce } = this.how;
    for (let group = this.#groups[0]; group; group = this.#groups[0]) {
      const full = this.#groups.length > 1;
      if (this.#underWay >= (full ? fullAtOnce : atOnce)) return;
      this.#groups.shift();
      this.#underWay += 1;
      void this.#serve(group.waiting).finally(() => {
        this.#underWay -= 1;
        this.#goSoon();
      });
    }
  }

  async #serve(group: readonly Waiting<Item, Answer>[]): Promise<void> {
    let answers: readonly Answer[];
    try {
      answers = await this.how.send(group.map(({ item }) => item));
    } catch (error) {
      if (group.length > 1 && isRefusal(error)) return this.#halve(group);
      for (const { reject } of group) reject(error);
      return;
    }
    for (const [index, { resolve }] of group.entries()) resolve(answers[index] as Answer);
  }

  async #halve(group: readonly Waiting<Item, Answer>[]): Promise<void> {
    const middle = Math.floor(group.length / 2);
    await this.#serve(group.slice(0, middle));
    await this.#serve(group.slice(middle));
  }
}

/** One item may be what is wrong with all: the contracts refuse it, or its own call is never sent. */
const isRefusal = (error: unknown): boolean => error instanceof LedgerError || error instanceof InputError;
