/** The upkeep of an authority's vault: keys into use, renewal, backup and restoring. */
import * as v from 'valibot';
import { errors } from '../errors';
import { field, form } from '../fields/field';
import { limits } from '../fields/limits';
import { units } from '../fields/units';
import { transaction } from '../transaction';
import { Cursor, Msp, Page, integer, list, text } from '../values/scalars';

/** The name of a vault key, as its file gives it: `k-3f9a2c1d`. Not secret. */
export const VaultKeyId = form('vault-key-id', v.pipe(v.string(), v.regex(/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/)), {
  name: { en: 'vault key id', zh: '密文库密钥名称' },
  en: 'The name of a vault key, as its file gives it. It is not secret.',
  zh: '密文库密钥的名称, 见密钥文件。不属秘密。',
  example: 'k-3f9a2c1d',
});

/** A place in the authority's own collection. Composite keys begin with U+0000. */
const EntryKey = form('entry-key', text(512), {
  name: { en: 'entry key', zh: '条目键' },
  en: "An entry's key in the authority's implicit collection, as Fabric has it. It tells nothing of whose data it is.",
  zh: '本机构隐式集合中一项的键, 以 Fabric 的写法。不透露是谁的数据。',
  example: 'vault~k-3f9a2c1d~0b5e7c',
});

const usedKey = field(VaultKeyId, {
  en: 'Which of those in the key file is meant; the service that answers must hold it.',
  zh: '指密钥文件中的哪一把; 应答的服务须持有它。',
});

const entries = integer(0, limits.vaultEntries);

const keyErrors = [errors.vault.noKey, errors.vault.notPrepared, errors.vault.wrongKey] as const;

const ownPeer = {
  en: "That a peer of the caller's own authority answers.",
  zh: '由调用方本机构的节点应答。',
};

const keyInUse = {
  en: "That a peer of the caller's own authority endorses, and its current key is in use.",
  zh: '由调用方本机构的节点背书, 且当前密钥已启用。',
};

export const prepare = transaction({
  name: 'vault.prepare',
  kind: 'submit',
  summary: { zh: '启用本机构的密文库密钥', en: "Take the authority's current vault key into use" },
  about: {
    en:
      'From then on a service with another key of that name refuses to work. Needed once for each key; again it ' +
      'changes nothing.',
    zh: '此后, 持有同名但不同密钥的服务拒绝工作。每把密钥办理一次; 重复办理无影响。',
  },
  requires: {
    en: 'That the service has a vault key, and no other key of that name is in use.',
    zh: '服务已有密文库密钥, 且没有同名的其他密钥在用。',
  },
  emits: {
    en: "The key's name and a check value, sealed in the authority's own collection; never the key.",
    zh: '密钥名称与校验值, 封存于本机构集合; 绝不写入密钥本身。',
  },
  signers: ['caller'],
  callers: ['steward', 'administrator'],
  input: v.object({}),
  output: v.object({
    key: usedKey,
    prepared: field(v.boolean(), {
      en: 'True where this very call took it into use; false where an earlier one had done so.',
      zh: 'true 表示由这次调用启用; false 表示以前的调用已经启用过。',
      example: true,
    }),
  }),
  errors: [errors.vault.noKey, errors.vault.wrongKey],
});

export const status = transaction({
  name: 'vault.status',
  kind: 'evaluate',
  summary: { zh: '查看本机构密文库及其密钥的状态', en: "Show how the authority's vault and its keys stand" },
  about: { en: 'Tells names and states, never a key.', zh: '只给出名称和状态, 绝不给出密钥。' },
  requires: ownPeer,
  signers: ['caller'],
  callers: ['steward', 'administrator', 'auditor'],
  input: v.object({}),
  output: v.object({
    msp: field(Msp, {
      en: 'Whose vault this is: the authority of the peer that answers.',
      zh: '谁的密文库: 应答节点所属机构。',
    }),
    keys: field(
      list(
        v.object({
          key: usedKey,
          state: field(v.picklist(['ready', 'new', 'wrong']), {
            en: 'Whether it can be used: `new` is not prepared yet, of `wrong` another key of the same name is in use.',
            zh: '能否使用: `new` 尚未启用; `wrong` 表示另一把同名密钥在用。',
            example: 'ready',
          }),
        }),
        100,
      ),
      {
        en: 'All keys of the service, the one that encrypts now at the head; the others only read.',
        zh: '服务所持的全部密钥, 首位用于加密, 其余只用于解密。',
      },
    ),
    outdated: field(v.boolean(), {
      en: 'True while entries are left that `vault.renew` has yet to move to the current key.',
      zh: 'true 表示还有内容须以 `vault.renew` 改用当前密钥。',
      example: false,
    }),
  }),
  errors: [errors.vault.wrongPeer],
});

export const outdated = transaction({
  name: 'vault.outdated',
  kind: 'evaluate',
  summary: { zh: '列出仍用旧密钥 (或未加密) 的内容', en: 'List entries under earlier keys, or not encrypted yet' },
  requires: keyInUse,
  signers: ['caller'],
  callers: ['administrator'],
  input: v.object({
    size: v.optional(
      field(integer(1, limits.vaultEntries), {
        en: 'How many are named at most; call again once these are renewed.',
        zh: '至多列出多少项; 更新后再次调用。',
        unit: units.entry,
        example: 100,
      }),
      100,
    ),
  }),
  output: v.object({
    items: field(list(EntryKey, limits.vaultEntries), {
      en: 'Where these entries lie, for `vault.renew`; empty once nothing is left to do.',
      zh: '这些内容所在的键, 供 `vault.renew` 使用; 为空即已全部完成。',
    }),
  }),
  errors: [errors.vault.wrongPeer, ...keyErrors],
});

export const renew = transaction({
  name: 'vault.renew',
  kind: 'submit',
  summary: { zh: '用当前密钥重新加密并清除旧内容', en: 'Encrypt entries anew under the current key and purge the old' },
  about: {
    en: 'Repeat it until nothing is outdated; what was done stays done.',
    zh: '重复办理直至没有旧内容; 已完成的不受影响。',
  },
  requires: {
    en: 'That the service has the current key in use, and the earlier ones to read with.',
    zh: '服务的当前密钥已启用, 并持有解密所需的旧密钥。',
  },
  emits: {
    en:
      'Each entry under a new name, encrypted anew; the old one is purged with its history. And a trace of the ' +
      'renewal.',
    zh: '每项以新名称重新加密; 旧内容连同历史清除。并留下更新的记载。',
  },
  signers: ['caller'],
  callers: ['administrator'],
  repeatable: true,
  input: v.object({
    entries: field(list(EntryKey, limits.vaultEntries, 1), {
      en: 'What is to be moved, as `vault.outdated` names it.',
      zh: '要更新的内容, 取自 `vault.outdated`。',
    }),
  }),
  output: v.object({
    renewed: field(entries, {
      en: 'How many were moved; those already moved or gone do not count.',
      zh: '本次改用当前密钥的; 此前已完成或已不在的不计。',
      unit: units.entry,
      example: 100,
    }),
  }),
  errors: [errors.vault.unreadable, ...keyErrors],
});

/** An entry of the collection as it is stored: what is secret in it is encrypted. */
const StoredEntry = v.object({
  key: field(EntryKey, {
    en: 'Where it lies in the collection.',
    zh: '在集合中的位置。',
  }),
  value: field(text(1_000_000), {
    en: 'What stands there, as stored: secret content in it stays encrypted.',
    zh: '所存内容原文: 其中的秘密内容仍为密文。',
    example: '{"key":"k-3f9a2c1d","data":"q83vEjRW"}',
  }),
});

export const copy = transaction({
  name: 'vault.copy',
  kind: 'evaluate',
  summary: { zh: '分页复制本机构私有集合 (用于备份)', en: "Page through the authority's own collection, for a backup" },
  requires: ownPeer,
  signers: ['caller'],
  callers: ['administrator'],
  input: v.object({
    size: Page.entries.size,
    after: v.optional(
      field(EntryKey, {
        en: 'The `next` of the page before; without it the collection begins at its beginning.',
        zh: '填上一页给出的 `next`; 不填则从头开始。',
      }),
    ),
  }),
  output: v.object({
    items: field(list(StoredEntry, limits.page), {
      en: 'Part of the collection, in order of the keys. A page may be short where values are long.',
      zh: '集合的一部分, 按键排序。值较长时一页可能不满。',
    }),
    next: v.optional(
      field(Cursor, {
        en: 'Give this as `after` to copy on; absent at the end of the collection.',
        zh: '继续复制时填入 `after`; 到集合末尾则没有。',
      }),
    ),
  }),
  errors: [errors.vault.wrongPeer],
});

export const restore = transaction({
  name: 'vault.restore',
  kind: 'submit',
  summary: { zh: '从备份恢复本机构私有集合', en: "Restore entries of the authority's own collection from a backup" },
  about: {
    en:
      'For peers that have lost them. Needs no trust in the backup: only what every peer holds the hash of is put ' +
      'back.',
    zh: '用于节点丢失内容之后。无需信任备份: 只放回各节点持有其散列的内容。',
  },
  requires: ownPeer,
  emits: {
    en: 'The entries that were missing, as they were; a trace of the restoring.',
    zh: '缺失的各项, 与原来一致; 并留下恢复的记载。',
  },
  signers: ['caller'],
  callers: ['administrator'],
  repeatable: true,
  input: v.object({}),
  transient: v.object({
    entries: field(list(StoredEntry, limits.vaultEntries, 1), {
      en: 'Part of the backup, entry by entry as it was copied.',
      zh: '备份的一部分, 逐项与复制时一致。',
    }),
  }),
  output: v.object({
    restored: field(entries, {
      en: 'How many were missing and have been put back.',
      zh: '原缺失、本次已放回的。',
      unit: units.entry,
      example: 40,
    }),
    present: field(entries, {
      en: 'How many stood there already as they should, and were left alone.',
      zh: '原本完好、未作改动的。',
      unit: units.entry,
      example: 159,
    }),
    superseded: field(entries, {
      en: 'How many have been written anew or removed since the backup, and were passed over.',
      zh: '备份之后已改写或移除、因此略过的。',
      unit: units.entry,
      example: 1,
    }),
  }),
  // Of the receipt, where the call has a request id.
  errors: [...keyErrors],
});
