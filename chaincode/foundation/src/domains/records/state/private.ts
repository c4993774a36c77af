import {
  bundleTree,
  commit,
  disclose,
  errors,
  fail,
  fieldsOf,
  leavesOf,
  ownerOf,
  seedOf,
  shareOf,
} from '@oneplusn/api';
import type { CommittedRecord, Fields, Json, MerkleTree, RecordProof, access, catalog, records } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { Seals } from '../../../ledger/seals';
import { rootKey, type Content, type Entry, type Place, type Vault } from '../../../ledger/vault/vault';

/** A conditional record as its provider's vault holds it. The seed salts its commitment, and the value itself. */
export interface StoredRecord extends CommittedRecord {
  readonly seed: string;
  readonly state: records.OpenRecord['state'];
  readonly reason?: string | undefined;
  /** SHA-256 of what was stored of the version before, encrypted: as old blocks show it. */
  readonly previous?: string | undefined;
  readonly provenance: records.OpenRecord['provenance'];
}

/** A record, and how it stands in the vault. */
export interface HeldRecord {
  readonly stored: StoredRecord;
  readonly entry: Entry;
}

/**
 * The conditional records of one dataset, where this peer is the provider's; nowhere else can they be read or named.
 */
export class PrivateRecords {
  readonly #trees = new Map<string, MerkleTree>();

  private constructor(
    private readonly vault: Vault,
    private readonly dataset: string,
  ) {}

  /** Throws RECORDS-109 on another authority's peer. */
  static of({ ledger, peerMsp }: Pick<Call, 'ledger' | 'peerMsp'>, dataset: string): PrivateRecords {
    const provider = ownerOf(dataset);
    if (peerMsp !== provider) throw fail(errors.records.wrongPeer, { provider, peer: peerMsp });
    return new PrivateRecords(ledger.vault, dataset);
  }

  async get(key: string): Promise<HeldRecord | undefined> {
    const entry = await this.vault.get(this.#placeOf(key));
    return entry && { stored: entry.value as unknown as StoredRecord, entry };
  }

  /** Fetches what will be asked for, in few messages. */
  fetch(keys: readonly string[]): Promise<void> {
    return this.vault.fetch(keys.map((key) => this.#placeOf(key)));
  }

  /** The record in its current version; throws RECORDS-104 where there is none. */
  async current(key: string): Promise<HeldRecord> {
    const held = await this.get(key);
    if (held?.stored.state !== 'current') throw fail(errors.records.unknownRecord, { dataset: this.dataset });
    return held;
  }

  /**
   * Stores a version; beside it the root of its commitment, whose hash every peer then holds, or none where it is
   * withdrawn.
   */
  async put(stored: StoredRecord): Promise<void> {
    await this.vault.put(this.#placeOf(stored.key), contentOf(stored));
  }

  /** The same for many: those that are new share a root. */
  async putTogether(many: readonly StoredRecord[]): Promise<void> {
    await this.vault.putTogether(many.map((stored) => [this.#placeOf(stored.key), contentOf(stored)]));
  }

  /** Fetches what `proofOf` will ask for, in few messages. */
  async fetchRoots(held: readonly HeldRecord[]): Promise<void> {
    await this.vault.fetchRoots([...new Set(held.flatMap(({ entry }) => entry.bundle?.name ?? []))]);
  }

  /** What is disclosed of a record, with its proof. */
  async proofOf({ stored, entry }: HeldRecord, fields: access.FieldSelection): Promise<RecordProof> {
    const disclosed = disclose(stored, stored.seed, fields);
    const { name, bundle } = entry;
    if (!bundle) return { ...disclosed, blinded: name };
    return { ...disclosed, blinded: bundle.name, share: shareOf(await this.#treeOf(bundle.name), bundle.at) };
  }

  async purge(key: string): Promise<void> {
    await this.vault.purge(this.#placeOf(key));
  }

  #placeOf(key: string): Place {
    return ['record', this.dataset, key];
  }

  /** Each tree is worked out once a call. */
  async #treeOf(bundle: string): Promise<MerkleTree> {
    const tree = this.#trees.get(bundle) ?? bundleTree(await this.vault.roots(bundle));
    this.#trees.set(bundle, tree);
    return tree;
  }
}

function contentOf(stored: StoredRecord): Content {
  const root = stored.state === 'current' ? commit(stored, stored.seed) : undefined;
  return { version: stored.version, value: stored as unknown as Json, root };
}

/** SHA-256 of the root stored under a blinded name, of a record or a bundle, as this peer holds it. */
export function rootHashOf(seals: Seals, dataset: string, blinded: string): Promise<string | undefined> {
  return seals.hash(ownerOf(dataset), rootKey(blinded));
}

/**
 * The version that follows what is stored under a key, with the fields laid out and salted; without fields, its
 * withdrawal.
 */
export function versionAfter(
  existing: HeldRecord | undefined,
  dataset: catalog.Dataset,
  key: string,
  change: { fields?: Fields; salt: string; reason?: string; provenance: StoredRecord['provenance'] },
): StoredRecord {
  const { fields, salt, reason, provenance } = change;
  const name = { dataset: dataset.id, key, version: (existing?.stored.version ?? 0) + 1 };
  return {
    ...name,
    revision: dataset.version,
    leaves: fields ? leavesOf(dataset.schema, fields) : [],
    seed: seedOf(salt, name),
    state: fields ? 'current' : 'withdrawn',
    provenance,
    ...(reason !== undefined && { reason }),
    ...(existing && { previous: existing.entry.digest }),
  };
}

/** A stored record as its provider sees it. */
export function viewOf({ stored }: HeldRecord): records.OpenRecord {
  const { dataset, key, version, revision, state, reason, previous, provenance } = stored;
  const fields = state === 'current' ? fieldsOf(stored) : undefined;
  return { dataset, key, version, revision, fields, state, reason, previous, provenance };
}
