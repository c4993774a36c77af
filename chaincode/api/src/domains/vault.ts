import * as v from 'valibot';
import { errors } from '../errors';
import { transaction } from '../transaction';
import { Msp, Page, integer, pageOf, text } from '../values/scalars';

/** The name of a vault key, as its file gives it: `k-3f9a2c1d`. Not secret. */
export const VaultKeyId = v.pipe(v.string(), v.regex(/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/));

/** A place in the authority's own collection. Composite keys begin with U+0000. */
const EntryKey = text(512);

/** The most entries of one call; a call must also stay under 1 MB. */
export const maxEntries = 200;

const keyErrors = [errors.vault.noKey, errors.vault.notPrepared, errors.vault.wrongKey] as const;

/**
 * Takes the service's current key into use: its name and a check value are sealed in the authority's own collection, so that a service
 * with another key of that name refuses to work. Once a key; again it changes nothing.
 */
export const prepare = transaction({
  name: 'vault.prepare',
  kind: 'submit',
  summary: { zh: '启用本机构的密文库密钥', en: "Take the authority's current vault key into use" },
  signers: ['caller'],
  callers: ['steward', 'administrator'],
  input: v.object({}),
  output: v.object({ key: VaultKeyId, prepared: v.boolean() }),
  errors: [errors.vault.noKey, errors.vault.wrongKey],
});

/** How the keys of the caller's own service stand to the vault. Tells names and states, never a key. */
export const status = transaction({
  name: 'vault.status',
  kind: 'evaluate',
  summary: { zh: '查看本机构密文库及其密钥的状态', en: "Show how the authority's vault and its keys stand" },
  signers: ['caller'],
  callers: ['steward', 'administrator', 'auditor'],
  input: v.object({}),
  output: v.object({
    msp: Msp,
    /** The current key first. `ready`: in use; `new`: not prepared yet; `wrong`: another key of this name is in use. */
    keys: v.array(v.object({ key: VaultKeyId, state: v.picklist(['ready', 'new', 'wrong']) })),
    /** Whether entries are left that `vault.renew` has yet to move to the current key. */
    outdated: v.boolean(),
  }),
  errors: [errors.vault.wrongPeer],
});

/** Entries that stand under an earlier key, or in clear as earlier versions wrote them. */
export const outdated = transaction({
  name: 'vault.outdated',
  kind: 'evaluate',
  summary: { zh: '列出仍用旧密钥 (或未加密) 的内容', en: 'List entries under earlier keys, or not encrypted yet' },
  signers: ['caller'],
  callers: ['administrator'],
  input: v.object({ size: v.optional(integer(1, maxEntries), 100) }),
  output: v.object({ items: v.array(EntryKey) }),
  errors: [errors.vault.wrongPeer, ...keyErrors],
});

/**
 * Encrypts entries anew under the current key and a new name, and purges what stood there, with its history. Repeat it until nothing is
 * outdated; what was done stays done.
 */
export const renew = transaction({
  name: 'vault.renew',
  kind: 'submit',
  summary: { zh: '用当前密钥重新加密并清除旧内容', en: 'Encrypt entries anew under the current key and purge the old' },
  signers: ['caller'],
  callers: ['administrator'],
  repeatable: true,
  input: v.object({ entries: v.pipe(v.array(EntryKey), v.minLength(1), v.maxLength(maxEntries)) }),
  output: v.object({ renewed: v.number() }),
  errors: [errors.vault.unreadable, ...keyErrors],
});

/** An entry of the collection as it is stored: what is secret in it is encrypted. */
const StoredEntry = v.object({ key: EntryKey, value: text(1_000_000) });

/** Pages through all that the authority's own collection holds, as it is stored: what a backup keeps. */
export const copy = transaction({
  name: 'vault.copy',
  kind: 'evaluate',
  summary: { zh: '分页复制本机构私有集合 (用于备份)', en: "Page through the authority's own collection, for a backup" },
  signers: ['caller'],
  callers: ['administrator'],
  input: v.object({ size: Page.entries.size, after: v.optional(EntryKey) }),
  output: pageOf(StoredEntry),
  errors: [errors.vault.wrongPeer],
});

/**
 * Puts entries back on peers that have lost them: those that the ledger still holds the hash of. What stands there as it should is left
 * alone; what has been written anew or removed since the backup is passed over.
 */
export const restore = transaction({
  name: 'vault.restore',
  kind: 'submit',
  summary: { zh: '从备份恢复本机构私有集合', en: "Restore entries of the authority's own collection from a backup" },
  signers: ['caller'],
  callers: ['administrator'],
  repeatable: true,
  input: v.object({}),
  transient: v.object({ entries: v.pipe(v.array(StoredEntry), v.minLength(1), v.maxLength(maxEntries)) }),
  output: v.object({ restored: v.number(), present: v.number(), superseded: v.number() }),
  // Of the receipt, where the call has a request id.
  errors: [...keyErrors],
});
