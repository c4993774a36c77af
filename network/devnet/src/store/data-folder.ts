import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type Credentials,
  issueCredentials,
  readCredentials,
  type Topology,
  writeCredentials,
} from '@oneplusn/topology';
import { DevnetError } from '../errors';
import type { Journal, JournalEntry } from '../ledger/types';
import { decodeEntry, encodeEntry } from './entries';
import { takeLock } from './lock';
import { DamagedRecord, RecordFile } from './records';

/** What the first record says: whose ledger this is. */
interface Title {
  readonly format: 1;
  readonly channel: string;
  readonly authorities: readonly string[];
}

/** A folder in which a devnet keeps its ledger: `journal`, the blocks with their private data, and `credentials`. */
export class DataFolder implements Journal {
  readonly path: string;
  readonly #title: Title;
  readonly #letGo: () => void;
  readonly #file: RecordFile;

  /** @throws DevnetError DEVNET-111 when another process uses the folder */
  constructor(path: string, topology: Topology) {
    this.path = resolve(path);
    this.#title = { format: 1, channel: topology.channel, authorities: topology.authorities.map(({ msp }) => msp) };
    mkdirSync(this.path, { recursive: true, mode: 0o700 });
    const letGo = takeLock(join(this.path, 'lock'));
    if (!letGo) throw DevnetError.of('DEVNET-111', { folder: this.path });
    this.#letGo = letGo;
    this.#file = new RecordFile(join(this.path, 'journal'));
  }

  /** The credentials kept here; new ones the first time. */
  async credentials(topology: Topology): Promise<Credentials> {
    const folder = join(this.path, 'credentials');
    if (existsSync(folder)) return readCredentials(folder);
    const credentials = await issueCredentials(topology);
    const unfinished = `${folder}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    await writeCredentials(credentials, unfinished);
    renameSync(unfinished, folder);
    return credentials;
  }

  /** @throws DevnetError DEVNET-112 another network's ledger, DEVNET-113 damaged */
  *entries(): Generator<JournalEntry, void> {
    try {
      let first = true;
      for (const record of this.#file.records()) {
        if (!first) yield decodeEntry(record);
        else if (record.toString() !== JSON.stringify(this.#title))
          throw DevnetError.of('DEVNET-112', { folder: this.path, channel: this.#title.channel });
        first = false;
      }
    } catch (error) {
      if (error instanceof DevnetError) throw error;
      throw this.damaged(error instanceof DamagedRecord ? error.message : String(error), error);
    }
  }

  damaged(reason: string, cause?: unknown): DevnetError {
    return DevnetError.of('DEVNET-113', { folder: this.path, reason }, { cause });
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
    this.#letGo();
  }
}
