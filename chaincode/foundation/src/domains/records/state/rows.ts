import { errors, fail, ownerOf, sha256 } from '@oneplusn/api';
import type { Fields, records } from '@oneplusn/api';
import type { Ledger } from '../../../ledger/ledger';
import { batched, entryIn, rowIn, rowText, sharedRow } from '../rules/entries';
import type { RowEntry, SharedEntry, SheetEntry } from '../rules/entries';
import { Sheets } from './sheets';

type Row = records.OpenRecord;

/** The name of public entries. */
const rows = 'row';
/** A row's key in the provider's implicit collection. */
const rowSeal = (dataset: string, key: string) => `row~${dataset}~${key}`;

/** How a row stands: intact, damaged (something is there or sealed, but they do not fit), or absent. */
export type Standing = { readonly state: 'absent' | 'damaged' } | { readonly state: 'intact'; readonly row: Row };

/** What stands in public under a key: something or nothing, and the entry that it is, if it is one. */
interface Seen {
  readonly key: string;
  readonly there: boolean;
  readonly entry: RowEntry | undefined;
}

/** A row as its provider wrote it. */
interface Genuine {
  readonly entry: RowEntry;
  readonly row: Row;
  readonly sheet: SheetEntry | undefined;
}

/**
 * The rows of an unconditional dataset: public entries, sealed one by one or many at a time in the provider's implicit
 * collection.
 *
 * A row holds by its own seal where there is one, otherwise by its batch's. So no version that an update, a correction
 * or a withdrawal replaced can be put back, although its batch still vouches for it.
 *
 * Nor can an older batch's row, after it was removed and put once more: whoever reads asks the key's history for the
 * newest that its provider itself wrote (the sheet names that transaction). It tells a removed row from one that never
 * was, too, and nonsense where nothing was from a damaged row. Writers do not ask where nothing stands: what they write
 * is the newest then.
 */
export class Rows {
  readonly #owner: string;
  readonly #sheets: Sheets;

  constructor(
    private readonly ledger: Pick<Ledger, 'index' | 'seals' | 'texts'>,
    private readonly dataset: string,
    /** Whether a row without a seal of its own is held against its key's history. */
    private readonly thorough = false,
  ) {
    this.#owner = ownerOf(dataset);
    this.#sheets = new Sheets(ledger, dataset);
  }

  async standing(key: string): Promise<Standing> {
    return this.#judge(await this.#look(key));
  }

  /** The intact row, or undefined where there is none; throws LEDGER-105 where it is damaged. */
  async get(key: string): Promise<Row | undefined> {
    return this.#intact(await this.#look(key));
  }

  /** The row in its current version; throws RECORDS-104 where there is none, or it was withdrawn. */
  async current(key: string): Promise<Row> {
    const row = await this.get(key);
    if (row?.state !== 'current') throw fail(errors.records.unknownRecord, { dataset: this.dataset });
    return row;
  }

  /** The intact rows of several keys, in few messages. */
  async many(keys: readonly string[]): Promise<readonly (Row | undefined)[]> {
    const { index, seals } = this.ledger;
    await index.fetch(
      rows,
      keys.map((key) => [this.dataset, key]),
    );
    const seen: Seen[] = [];
    const unsealed: string[] = [];
    const shared: SharedEntry[] = [];
    for (const key of keys) {
      const one = await this.#look(key);
      const { there, entry } = one;
      seen.push(one);
      if (!there || (entry && 'batch' in entry)) unsealed.push(rowSeal(this.dataset, key));
      if (entry && 'batch' in entry) shared.push(entry);
    }
    // What is not there, or is one of a batch, has no seal of its own, unless somebody has removed or replaced it.
    await seals.expectNone(this.#owner, unsealed);
    await this.#sheets.fetch(shared);
    const found: (Row | undefined)[] = [];
    for (const one of seen) found.push(await this.#intact(one));
    return found;
  }

  /** Intact rows in order of their keys, withdrawn ones left out. */
  async page(page: { size: number; after?: string | undefined; prefix?: string | undefined }) {
    const { size, after, prefix } = page;
    const bounds = prefix === undefined ? {} : { from: prefix, to: `${prefix}\u{10ffff}` };
    const { items, next } = await this.ledger.index.list(rows, [this.dataset], { size, after, ...bounds });
    const sound: Row[] = [];
    for (const { parts, value } of items) {
      const standing = await this.#judge({ key: parts.at(-1)!, there: true, entry: entryIn(value) });
      if (standing.state === 'intact' && standing.row.state === 'current') sound.push(standing.row);
    }
    return next === undefined ? { items: sound } : { items: sound, next };
  }

  /** Writes a version of a row under a seal of its own; elsewhere where its key is held shut. */
  async write(row: Row): Promise<void> {
    await this.#place(row, { row });
    await this.ledger.seals.put(this.#owner, rowSeal(this.dataset, row.key), rowText(row));
  }

  /**
   * Writes rows that were not there before: several under one seal, whose root is returned, and one alone under its
   * own.
   */
  async create(
    created: readonly { readonly key: string; readonly fields: Fields }[],
    shared: Pick<Row, 'revision' | 'provenance'>,
  ): Promise<string | undefined> {
    const [alone, together] = await this.#parted(created);
    for (const one of alone)
      await this.write({ dataset: this.dataset, ...one, version: 1, state: 'current', ...shared });
    if (together.length === 0) return undefined;
    const { root, entries, sheets: parts } = batched(this.dataset, together, shared);
    for (const { key, entry } of entries) await this.ledger.index.put(rows, [this.dataset, key], entry);
    await this.#sheets.write(root, parts);
    return root;
  }

  /** New rows that get a seal of their own, and those that share one. */
  async #parted<T extends { readonly key: string }>(created: readonly T[]): Promise<[alone: T[], together: T[]]> {
    const [shut, open]: [T[], T[]] = [[], []];
    for (const one of created) ((await this.#isShut(one.key)) ? shut : open).push(one);
    return open.length > 1 ? [shut, open] : [[...shut, ...open], []];
  }

  /** All rows that ever stood under a key, newest first, whoever wrote them. */
  async earlier(key: string): Promise<Row[]> {
    const found: Row[] = [];
    for await (const { entry } of this.#entries(key)) {
      const row = 'row' in entry ? entry.row : this.#sharedRow(entry, key, await this.#sheets.ever(entry));
      if (row) found.push(row);
    }
    return found;
  }

  /**
   * Puts back the newest that its provider wrote under a key and that its seals vouch for, with its sheet; undefined
   * where there is none.
   */
  async restore(key: string): Promise<Row | undefined> {
    const newest = await this.#newest(key, await this.#sealOf(key));
    if (!newest) return undefined;
    const { entry, row, sheet } = newest;
    await this.#place(row, entry);
    if ('batch' in entry && sheet) await this.#sheets.restore(entry, sheet);
    return row;
  }

  /** Puts a row's entry under its key, or the row elsewhere where that is held shut. */
  async #place(row: Row, entry: RowEntry): Promise<void> {
    const { index, texts } = this.ledger;
    if (await this.#isShut(row.key)) texts.putElsewhere(rowText(row));
    else await index.put(rows, [this.dataset, row.key], entry);
  }

  #isShut(key: string): Promise<boolean> {
    return this.ledger.index.isShut(rows, [this.dataset, key]);
  }

  async #look(key: string): Promise<Seen> {
    const value = await this.ledger.index.get(rows, [this.dataset, key]);
    return { key, there: value !== undefined, entry: entryIn(value) };
  }

  async #judge({ key, there, entry }: Seen): Promise<Standing> {
    const seal = await this.#sealOf(key);
    const row = await this.#held(entry, key, seal);
    if (row && (seal !== undefined || !this.thorough)) return { state: 'intact', row };
    if (seal !== undefined) return this.#elsewhere(key, seal);
    if (!there && !this.thorough) return { state: 'absent' };
    const newest = await this.#newest(key, undefined);
    if (!newest) return { state: 'absent' };
    return row && sameRow(row, newest.row) ? { state: 'intact', row } : { state: 'damaged' };
  }

  /** The row that a seal is of, where others hold its own key shut. */
  async #elsewhere(key: string, seal: string): Promise<Standing> {
    const text = await this.ledger.texts.findElsewhere(seal);
    const row = text === undefined ? undefined : rowIn(text);
    const fits = row?.dataset === this.dataset && row.key === key;
    return row && fits ? { state: 'intact', row } : { state: 'damaged' };
  }

  /**
   * The newest row that its provider itself wrote under a key: by its seal, or, where there is none, in the transaction
   * that its sheet names.
   */
  async #newest(key: string, seal: string | undefined): Promise<Genuine | undefined> {
    for await (const { entry, txId } of this.#entries(key)) {
      const sheet = 'batch' in entry ? await this.#sheets.ever(entry) : undefined;
      if (sheet && sheet.provenance.txId !== txId) continue;
      const row = await this.#held(entry, key, seal, sheet);
      if (row) return { entry, row, sheet };
    }
    return undefined;
  }

  async #intact(seen: Seen): Promise<Row | undefined> {
    const standing = await this.#judge(seen);
    if (standing.state === 'damaged')
      throw fail(errors.ledger.sealBroken, { kind: 'record', id: `${this.dataset}/${seen.key}` });
    return standing.state === 'intact' ? standing.row : undefined;
  }

  #sealOf(key: string): Promise<string | undefined> {
    return this.ledger.seals.hash(this.#owner, rowSeal(this.dataset, key));
  }

  /** The row in an entry, where it holds. */
  async #held(
    entry: RowEntry | undefined,
    key: string,
    seal: string | undefined,
    sheet?: SheetEntry,
  ): Promise<Row | undefined> {
    if (!entry) return undefined;
    if ('row' in entry) {
      const { row } = entry;
      return row.dataset === this.dataset && row.key === key && sha256(rowText(row)) === seal ? row : undefined;
    }
    if (seal !== undefined) return undefined;
    return this.#sharedRow(entry, key, sheet ?? (await this.#sheets.sound(entry)));
  }

  #sharedRow(entry: SharedEntry, key: string, sheet: SheetEntry | undefined): Row | undefined {
    return sheet && sharedRow(entry, sheet, this.dataset, key);
  }

  async *#entries(key: string): AsyncGenerator<{ entry: RowEntry; txId: string }> {
    for await (const { value, txId } of this.ledger.index.history(rows, [this.dataset, key])) {
      const entry = entryIn(value);
      if (entry) yield { entry, txId };
    }
  }
}

const sameRow = (one: Row, other: Row): boolean => rowText(one) === rowText(other);
