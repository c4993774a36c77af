import { ownerOf, sheetRoot } from '@oneplusn/api';
import type { Json } from '@oneplusn/api';
import type { Ledger } from '../../../ledger/ledger';
import { sheetIn, sheetOf } from '../rules/entries';
import type { Batch, SharedEntry, SheetEntry } from '../rules/entries';

/** The name of public entries. */
const sheets = 'sheet';
/**
 * A batch's key in the provider's implicit collection: its root is part of the name, so that nobody else can have made
 * it.
 */
const batchSeal = (dataset: string, root: string) => `batch~${dataset}~${root}`;

/**
 * The sheets of a dataset's batches: what is the same for many rows, and what proves them. Each is read and worked out
 * once a call.
 */
export class Sheets {
  readonly #known = new Map<string, Promise<SheetEntry | undefined>>();

  constructor(
    private readonly ledger: Pick<Ledger, 'index' | 'seals'>,
    private readonly dataset: string,
  ) {}

  /** Fetches the sheets of entries that will be asked for, in few messages. */
  async fetch(entries: readonly SharedEntry[]): Promise<void> {
    const places = new Map(entries.map((entry) => [sheetOf(entry).join(), this.#placeOf(entry)]));
    await this.ledger.index.fetch(sheets, [...places.values()]);
  }

  /** The sheet that an entry names, where the provider has sealed its batch. */
  sound(entry: SharedEntry): Promise<SheetEntry | undefined> {
    const name = sheetOf(entry).join();
    const known = this.#known.get(name) ?? this.#sealed(this.#present(entry));
    this.#known.set(name, known);
    return known;
  }

  /** The same, where it was ever there. */
  async ever(entry: SharedEntry): Promise<SheetEntry | undefined> {
    const present = await this.sound(entry);
    return present ?? this.#sealed(valuesOf(this.ledger.index.history(sheets, this.#placeOf(entry))));
  }

  /** Writes the sheets of a new batch and its seal. */
  async write(root: string, parts: Batch['sheets']): Promise<void> {
    for (const { place, sheet } of parts) await this.ledger.index.put(sheets, [this.dataset, ...place], sheet);
    await this.ledger.seals.put(ownerOf(this.dataset), batchSeal(this.dataset, root), root);
  }

  /** Puts a sheet back where it does not stand as it was. */
  async restore(entry: SharedEntry, sheet: SheetEntry): Promise<void> {
    if (!(await this.sound(entry))) await this.ledger.index.put(sheets, this.#placeOf(entry), sheet);
  }

  #placeOf(entry: SharedEntry): readonly string[] {
    return [this.dataset, ...sheetOf(entry)];
  }

  async *#present(entry: SharedEntry): AsyncGenerator<Json | undefined> {
    yield await this.ledger.index.get(sheets, this.#placeOf(entry));
  }

  /** The first of these that is a sheet of a batch that the provider has sealed. */
  async #sealed(values: AsyncIterable<Json | undefined>): Promise<SheetEntry | undefined> {
    for await (const value of values) {
      const sheet = sheetIn(value);
      const root = sheet && sheetRoot(sheet);
      if (root === undefined) continue;
      const seal = await this.ledger.seals.hash(ownerOf(this.dataset), batchSeal(this.dataset, root));
      if (seal !== undefined) return sheet;
    }
    return undefined;
  }
}

async function* valuesOf(entries: AsyncIterable<{ readonly value: Json }>): AsyncGenerator<Json> {
  for await (const { value } of entries) yield value;
}
