import {
  blindedName,
  canonicalJson,
  commit,
  errors,
  fail,
  fieldsOf,
  leavesOf,
  ownerOf,
  seedOf,
  sha256,
} from '@oneplusn/api';
import type { CommittedRecord, Fields, Json, catalog, records } from '@oneplusn/api';
import type { Call } from '../../../call';
import { blindingSecret, secretKey } from '../../../ledger/blind';
import type { Vault } from '../../../ledger/vault';

/** A conditional record as its provider's implicit collection holds it. The seed salts its commitment, and the value itself. */
export interface StoredRecord extends CommittedRecord {
  readonly seed: string;
  readonly state: records.OpenRecord['state'];
  readonly reason?: string | undefined;
  /** SHA-256 of the stored text of the version before, as old blocks show it. */
  readonly previous?: string | undefined;
  readonly provenance: records.OpenRecord['provenance'];
}

const recordKey = (blinded: string) => `record~${blinded}`;
const rootKey = (blinded: string) => `root~${blinded}`;

/** The conditional records of one dataset, where this peer is the provider's; nowhere else can they be read or named. */
export class PrivateRecords {
  readonly #names = new Map<string, string>();

  private constructor(
    private readonly vault: Vault,
    private readonly dataset: string,
    private readonly secret: string,
  ) {}

  /** Throws RECORDS-109 on another authority's peer, RECORDS-106 where the provider has set no secret. */
  static async of({ ledger, peerMsp }: Pick<Call, 'ledger' | 'peerMsp'>, dataset: string): Promise<PrivateRecords> {
    const provider = ownerOf(dataset);
    if (peerMsp !== provider) throw fail(errors.records.wrongPeer, { provider, peer: peerMsp });
    const secret = await blindingSecret(ledger.vault, provider);
    if (secret === undefined) throw fail(errors.records.noSecret, { msp: provider });
    return new PrivateRecords(ledger.vault, dataset, secret);
  }

  /** The name a business key goes by. */
  nameOf(key: string): string {
    const name = this.#names.get(key) ?? blindedName(this.secret, this.dataset, key);
    this.#names.set(key, name);
    return name;
  }

  async get(key: string): Promise<StoredRecord | undefined> {
    const text = await this.vault.get(ownerOf(this.dataset), recordKey(this.nameOf(key)));
    return text === undefined ? undefined : (JSON.parse(text) as StoredRecord);
  }

  /** Fetches what will be asked for in a submit, in few messages. */
  fetch(keys: readonly string[]): Promise<void> {
    return this.vault.fetch(
      ownerOf(this.dataset),
      keys.map((key) => recordKey(this.nameOf(key))),
    );
  }

  /** The record in its current version; throws RECORDS-104 where there is none. */
  async current(key: string): Promise<StoredRecord> {
    const stored = await this.get(key);
    if (stored?.state !== 'current') throw fail(errors.records.unknownRecord, { dataset: this.dataset });
    return stored;
  }

  /** Stores a version; beside it the root of its commitment, whose hash every peer then holds, or none where it is withdrawn. */
  async put(stored: StoredRecord): Promise<void> {
    const provider = ownerOf(this.dataset);
    const name = this.nameOf(stored.key);
    await this.vault.put(provider, recordKey(name), textOf(stored));
    if (stored.state === 'current') await this.vault.put(provider, rootKey(name), commit(stored, stored.seed));
    else await this.vault.remove(provider, rootKey(name));
  }

  async purge(key: string): Promise<void> {
    const provider = ownerOf(this.dataset);
    await this.vault.purge(provider, recordKey(this.nameOf(key)));
    await this.vault.purge(provider, rootKey(this.nameOf(key)));
  }
}

/** Sets an authority's secret unless it is set; says whether it was set now. */
export async function setSecret(vault: Vault, msp: string, secret: string): Promise<boolean> {
  if ((await vault.hash(msp, secretKey)) !== undefined) return false;
  await vault.put(msp, secretKey, secret);
  return true;
}

/** SHA-256 of the root stored under a blinded name, as this peer holds it. */
export async function rootHashOf(vault: Vault, dataset: string, blinded: string): Promise<string | undefined> {
  return vault.hash(ownerOf(dataset), rootKey(blinded));
}

/** The version that follows what is stored under a key, with the fields laid out and salted; without fields, its withdrawal. */
export function versionAfter(
  existing: StoredRecord | undefined,
  dataset: catalog.Dataset,
  key: string,
  change: { fields?: Fields; salt: string; reason?: string; provenance: StoredRecord['provenance'] },
): StoredRecord {
  const { fields, salt, reason, provenance } = change;
  const name = { dataset: dataset.id, key, version: (existing?.version ?? 0) + 1 };
  return {
    ...name,
    revision: dataset.version,
    leaves: fields ? leavesOf(dataset.schema, fields) : [],
    seed: seedOf(salt, name),
    state: fields ? 'current' : 'withdrawn',
    provenance,
    ...(reason !== undefined && { reason }),
    ...(existing && { previous: sha256(textOf(existing)) }),
  };
}

/** A stored record as its provider sees it. */
export function viewOf(stored: StoredRecord): records.OpenRecord {
  const { dataset, key, version, revision, state, reason, previous, provenance } = stored;
  const fields = state === 'current' ? fieldsOf(stored) : undefined;
  return { dataset, key, version, revision, fields, state, reason, previous, provenance };
}

function textOf(stored: StoredRecord): string {
  return canonicalJson(stored as unknown as Json);
}
