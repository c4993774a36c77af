/** Two authorities that write anything into public state, at random: what stands, what stood, what they make up. */
import { sha256 } from '@oneplusn/api';
import type { Conspiracy, Key, Write } from './conspiracy';

/** Numbers that a seed gives, the same each time. */
export class Chance {
  #drawn = 0;

  constructor(private readonly seed: number) {}

  /** A whole number from 0 on, below `end`. */
  below(end: number): number {
    this.#drawn += 1;
    return Number.parseInt(sha256(`${this.seed} ${this.#drawn}`).slice(0, 8), 16) % end;
  }

  of<T>(all: readonly T[]): T {
    if (all.length === 0) throw new RangeError('nothing to choose from');
    return all[this.below(all.length)] as T;
  }
}

/** Kinds of public keys: facts, pointing entries and rows, receipts, texts that stand elsewhere. */
const types = ['dataset', 'request', 'decision', 'grant', 'opening', 'index', 'receipt', 'text', 'mark'];
const nonsense = ['{}', '[]', '0', 'null', 'no JSON', '{"value":{}}', '{"value":null}', '""'];

/** All that has ever stood under a key, the newest last. */
interface Past {
  readonly key: Key;
  readonly texts: string[];
}

export class Adversary {
  readonly #seen = new Map<string, Past>();

  constructor(
    private readonly pair: Conspiracy,
    private readonly chance: Chance,
    private readonly holders: readonly string[],
  ) {}

  /** Looks at what stands. */
  async look(): Promise<void> {
    const entries = await Promise.all(types.map((type) => this.pair.all(type)));
    for (const { key, text } of entries.flat()) {
      const { texts } = this.#pastOf(key);
      if (texts.at(-1) !== text) texts.push(text);
    }
  }

  /**
   * Writes under some keys at once: such as stand, or have stood.
   * @param guessed keys that nothing stands under yet
   */
  async strike(count: number, guessed: readonly Key[]): Promise<void> {
    for (const key of guessed) this.#pastOf(key);
    const pasts = [...this.#seen.values()];
    const writes = Array.from({ length: count }, () => this.#spoil(pasts));
    // One key is written once: of several writes the last would count, and its policy be of another.
    const each = new Map(writes.map((write) => [JSON.stringify(write.key), write]));
    await this.pair.write(...each.values());
  }

  #spoil(pasts: readonly Past[]): Write {
    const { key, texts } = this.chance.of(pasts);
    const text = this.#textFor(texts, this.chance.of(pasts).texts);
    const holders = this.chance.below(4) === 0 ? { holders: this.holders } : {};
    return text === undefined ? { key } : { key, text, ...holders };
  }

  #textFor(own: readonly string[], others: readonly string[]): string | undefined {
    const newest = own.at(-1) ?? '{}';
    switch (this.chance.below(5)) {
      case 0:
        return undefined;
      case 1:
        return this.chance.of(nonsense);
      case 2:
        return own.length > 0 ? this.chance.of(own) : newest;
      case 3:
        return others.at(-1) ?? newest;
      default:
        return turned(newest);
    }
  }

  #pastOf(key: Key): Past {
    const name = JSON.stringify(key);
    const past = this.#seen.get(name) ?? { key, texts: [] };
    this.#seen.set(name, past);
    return past;
  }
}

/** What would serve those who write it: another outcome, another value, more. */
function turned(text: string): string {
  const turns = [
    ['"revoked"', '"active"'],
    ['"refused"', '"approved"'],
    ['"retired"', '"published"'],
    ['"denied"', '"allowed"'],
    ['职业', '假业'],
  ] as const;
  const [from, to] = turns.find(([word]) => text.includes(word)) ?? [/\d/, '9'];
  return text.replace(from, to);
}
