import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { common } from '@hyperledger/fabric-protos';
import type { ChannelPlan } from '@oneplusn/topology';
import { DevnetError, devnetErrors, devnetFail } from '../errors';
import type { Journal, JournalEntry } from '../ledger/journal';
import { decodeEntry, encodeEntry } from './entries';
import { DamagedRecord, RecordFile } from './records';

/** What the first record says: whose ledger this is. */
interface Title {
  readonly format: 2;
  readonly channel: string;
  readonly authorities: readonly string[];
}

/** The file in which a channel's ledger is kept: blocks with their private data, definitions. */
export class ChannelJournal implements Journal {
  readonly #title: Title;
  readonly #file: RecordFile;

  /** @param name of the file, below the data folder */
  constructor(
    private readonly folder: string,
    name: string,
    { name: channel, authorities }: ChannelPlan,
  ) {
    this.#title = { format: 2, channel, authorities };
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    this.#file = new RecordFile(path);
  }

  /** @throws DevnetError DEVNET-112 another network's ledger, DEVNET-113 damaged */
  *entries(): Generator<JournalEntry, void> {
    try {
      let first = true;
      for (const record of this.#file.records()) {
        if (!first) yield decodeEntry(record);
        else if (record.toString() !== JSON.stringify(this.#title))
          throw devnetFail(devnetErrors.otherNetwork, { folder: this.folder, channel: this.#title.channel });
        first = false;
      }
    } catch (error) {
      if (error instanceof DevnetError) throw error;
      throw this.damaged(error instanceof DamagedRecord ? error.message : String(error), error);
    }
  }

  /**
   * The configuration transaction of the block 0 that is kept here; undefined where none is.
   * @throws DevnetError DEVNET-112, 113
   */
  configuration(): common.Envelope | undefined {
    for (const entry of this.entries()) {
      const [founding] = ('block' in entry && entry.block.getData()?.getDataList_asU8()) || [];
      if (founding) return common.Envelope.deserializeBinary(founding);
    }
    return undefined;
  }

  damaged(reason: string, cause?: unknown): DevnetError {
    return devnetFail(devnetErrors.folderDamaged, { folder: this.folder, reason }, { cause });
  }

  append(entry: JournalEntry): void {
    if (this.#file.empty) this.#file.append(Buffer.from(JSON.stringify(this.#title)));
    this.#file.append(encodeEntry(entry));
    // What was staged is needed only once a block is there to go with it.
    if ('block' in entry || 'definition' in entry) this.#file.sync();
  }

  clear(): void {
    this.#file.clear();
  }

  close(): void {
    this.#file.close();
  }
}
