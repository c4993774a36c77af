import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type ChannelPlan,
  type Credentials,
  issueCredentials,
  readCredentials,
  type Topology,
  writeCredentials,
} from '@oneplusn/topology';
import { devnetErrors, devnetFail } from '../errors';
import { ChannelJournal } from './channel-journal';
import { takeLock } from './lock';

/**
 * A folder in which a devnet keeps its ledgers: `journal` of the main channel, `channels/<name>/journal` of each other,
 * and `credentials`.
 */
export class DataFolder {
  readonly path: string;
  readonly #letGo: () => void;
  readonly #journals: ChannelJournal[] = [];

  /** @throws DevnetError DEVNET-111 when another process uses the folder */
  constructor(
    path: string,
    private readonly topology: Topology,
  ) {
    this.path = resolve(path);
    mkdirSync(this.path, { recursive: true, mode: 0o700 });
    const letGo = takeLock(join(this.path, 'lock'));
    if (!letGo) throw devnetFail(devnetErrors.folderInUse, { folder: this.path });
    this.#letGo = letGo;
  }

  /** The credentials kept here; new ones the first time. */
  async credentials(): Promise<Credentials> {
    const folder = join(this.path, 'credentials');
    if (existsSync(folder)) return readCredentials(folder);
    const credentials = await issueCredentials(this.topology);
    const unfinished = `${folder}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    await writeCredentials(credentials, unfinished);
    renameSync(unfinished, folder);
    return credentials;
  }

  /** Opens a channel's journal. */
  journal(channel: ChannelPlan): ChannelJournal {
    const isMain = channel.name === this.topology.channel;
    const name = isMain ? 'journal' : join('channels', channel.name, 'journal');
    const journal = new ChannelJournal(this.path, name, channel);
    this.#journals.push(journal);
    return journal;
  }

  clear(): void {
    for (const journal of this.#journals) journal.clear();
  }

  close(): void {
    for (const journal of this.#journals) journal.close();
    this.#letGo();
  }
}
