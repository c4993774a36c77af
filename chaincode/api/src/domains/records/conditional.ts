import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { limits } from '../../fields/limits';
import { units } from '../../fields/units';
import { RecordProof } from '../../proof/commitment';
import { transaction } from '../../transaction';
import { DatasetId } from '../../values/dataset';
import { BusinessKey } from '../../values/record';
import { FactId, Hash, Secret, integer, list } from '../../values/scalars';
import { Batch, OpenRecord, batchErrors, changeReason, commitmentSalt, recordValues, writtenAt } from './shapes';

const privateErrors = [
  errors.records.wrongPeer,
  errors.vault.noKey,
  errors.vault.notPrepared,
  errors.vault.wrongKey,
  errors.vault.unreadable,
] as const;

const conditionalErrors = [
  errors.ledger.notFound,
  errors.ledger.notOwner,
  errors.records.unknownRecord,
  errors.records.wrongClass,
  ...privateErrors,
] as const;

const keptAlone = {
  en:
    'The provider signs alone, because transient data reaches every endorser. What is written lies encrypted in ' +
    'its vault; other peers hold hashes.',
  zh: '只由提供方背书, 因为瞬态数据会到达每个背书节点。写入内容加密存于其密文库, 其他节点只有散列。',
};

const ownRecord = {
  en:
    'That the dataset is conditional and looked after by the caller; that the vault holds the record as current; ' +
    'that a vault key is in use.',
  zh: '目录条目为有条件共享, 且由调用方维护; 密文库中有该现行记录; 密文库密钥已启用。',
};

const done = v.object({ dataset: DatasetId, at: writtenAt });

export const putConditional = transaction({
  name: 'records.putConditional',
  kind: 'submit',
  summary: { zh: '登记有条件共享的记录', en: 'Put a batch of records of a conditional dataset' },
  about: keptAlone,
  requires: {
    en:
      'That the dataset is conditional, in use, and looked after by the caller; that every row fits its schema; ' +
      'that a vault key is in use.',
    zh: '目录条目为有条件共享、在用, 且由调用方维护; 每一行符合其规定; 密文库密钥已启用。',
  },
  emits: {
    en:
      'In the vault, each row that is new or changed; beside it the root of its commitment. Nothing public, and no ' +
      'rows in its event.',
    zh: '新增或有变动的各行写入密文库, 旁存其承诺根。不写公共状态, 事件不列出各行。',
  },
  signers: ['caller'],
  callers: ['steward'],
  repeatable: true,
  input: v.object({
    dataset: DatasetId,
    count: field(integer(1, limits.batch), {
      en: 'How many rows the transient data holds; it must be their very number.',
      zh: '瞬态数据中有多少行, 须与实际一致。',
      unit: units.record,
      example: 500,
    }),
  }),
  transient: v.object({ records: Batch, salt: commitmentSalt }),
  output: v.object({
    dataset: DatasetId,
    count: field(integer(1, limits.batch), {
      en: 'How many rows were given; how many of them changed is not told, since all can read this answer.',
      zh: '共给出多少行; 其中多少有变动不予公开, 因为此回答人人可读。',
      unit: units.record,
      example: 500,
    }),
    at: writtenAt,
  }),
  errors: [...batchErrors, ...privateErrors, errors.ledger.malformed],
});

export const correctConditional = transaction({
  name: 'records.correctConditional',
  kind: 'submit',
  summary: { zh: '更正有条件共享的记录', en: 'Correct a conditional record, with the reason' },
  about: keptAlone,
  requires: ownRecord,
  emits: {
    en: "In the vault, the record's next version, and the root of its commitment in place of the earlier one.",
    zh: '记录的下一版本写入密文库, 其承诺根取代此前的。',
  },
  signers: ['caller'],
  callers: ['steward'],
  input: v.object({ dataset: DatasetId, reason: changeReason }),
  transient: v.object({ key: BusinessKey, fields: recordValues, salt: commitmentSalt }),
  output: done,
  errors: [...conditionalErrors, errors.catalog.retired, errors.records.keyChanged, errors.records.invalid],
});

export const withdrawConditional = transaction({
  name: 'records.withdrawConditional',
  kind: 'submit',
  summary: { zh: '撤回有条件共享的记录', en: 'Withdraw a conditional record' },
  about: {
    en: 'Its commitment goes with it, so that no reader takes an earlier version for current.',
    zh: '其承诺一并撤去, 读者不会把此前版本当作现行。',
  },
  requires: ownRecord,
  emits: {
    en: 'In the vault, a version without values; the root of its commitment is removed.',
    zh: '在密文库中写入不含值的版本; 承诺根被移除。',
  },
  signers: ['caller'],
  callers: ['steward'],
  input: v.object({ dataset: DatasetId, reason: changeReason }),
  transient: v.object({ key: BusinessKey, salt: commitmentSalt }),
  output: done,
  errors: [...conditionalErrors],
});

export const purge = transaction({
  name: 'records.purge',
  kind: 'submit',
  summary: { zh: '清除有条件共享的记录', en: 'Purge a conditional record from storage' },
  about: {
    en:
      'Removes it with all its versions from the storage of the peers, for good (Fabric purges private data). The ' +
      'reason stays on the ledger.',
    zh: '将其各版本从节点存储中彻底清除 (Fabric 的私有数据清除)。理由留在账本上。',
  },
  requires: {
    en: 'That the record was withdrawn before.',
    zh: '该记录此前已撤回。',
  },
  emits: { en: 'Nothing but the removal itself.', zh: '除清除本身外不写入内容。' },
  signers: ['caller'],
  callers: ['steward'],
  input: v.object({ dataset: DatasetId, reason: changeReason }),
  transient: v.object({ key: BusinessKey }),
  output: done,
  errors: [...conditionalErrors, errors.ledger.illegalState],
});

/** What a reader gets for one business key of an opening. */
export const ReadRecord = v.object({
  key: BusinessKey,
  state: field(v.picklist(['current', 'absent']), {
    en: 'Whether the provider holds a record of this key now; `absent` where it never did, or withdrew it.',
    zh: '提供方现在是否有该主键的记录; 从未登记或已撤回的为 `absent`。',
    example: 'current',
  }),
  proof: v.optional(
    field(RecordProof, {
      en:
        'The opened values and what proves them against the commitment on every peer; absent where there is no ' +
        'record.',
      zh: '所调阅的值, 以及据各节点所存承诺验证所需的内容; 没有记录时无此项。',
    }),
  ),
});
export type ReadRecord = v.InferOutput<typeof ReadRecord>;

export const read = transaction({
  name: 'records.read',
  kind: 'evaluate',
  summary: { zh: '凭调阅读取有条件共享的记录', en: 'Read conditional records under an opening' },
  about: {
    en:
      "Answered by the provider's peers, which hold the data. The grant is judged again as it stands now, so that " +
      'taking it back stops reads at once.',
    zh: '由持有数据的提供方节点应答。每次读取都按授权的现状重新判断, 撤销后立即不能再读。',
  },
  requires: {
    en:
      'That the caller made this opening; that it was allowed and has not expired; that keys and salt are those it ' +
      'was made with; that the grant still holds.',
    zh: '调阅系本人所办, 已获允许且未到期; 主键与盐同调阅时一致; 授权仍然有效。',
  },
  signers: [{ owner: 'opening' }],
  callers: ['official', 'steward'],
  input: v.object({
    opening: field(FactId, {
      en: 'The allowed opening under which is read.',
      zh: '凭哪一次获允许的调阅读取。',
      example: 'MHRSS/o-gd-5e0c61d9ab4287f3',
    }),
    from: v.optional(
      field(integer(0, limits.opening), {
        en: "The place of the first wanted key among the opening's keys, counted from 0.",
        zh: '从调阅所列主键的第几个开始读, 自 0 计。',
        example: 0,
      }),
      0,
    ),
    count: v.optional(
      field(integer(1, limits.read), {
        en: 'How many are given at most from there on; the rest is read by further calls.',
        zh: '自该处起至多给出多少条; 其余再次调用读取。',
        unit: units.record,
        example: 100,
      }),
      100,
    ),
  }),
  transient: v.object({
    keys: field(list(BusinessKey, limits.opening, 1), {
      en: 'All business keys of the opening, in the order it was made with.',
      zh: '调阅所列的全部业务主键, 次序与调阅时相同。',
    }),
    salt: field(Secret, {
      en: 'The random bytes that the opening was made with.',
      zh: '调阅时所用的随机字节。',
    }),
  }),
  output: v.object({
    records: field(list(ReadRecord, limits.read), {
      en: 'What the provider holds for each of these keys, in their order.',
      zh: '提供方对这些主键所持有的内容, 依其次序。',
    }),
    next: v.optional(
      field(integer(1, limits.opening), {
        en: 'Give this as `from` to read on; absent where all keys are done.',
        zh: '继续读取时填入 `from`; 全部读完则没有此项。',
        example: 100,
      }),
    ),
  }),
  errors: [
    errors.access.openingUnknown,
    errors.access.openingDenied,
    errors.access.openingExpired,
    errors.access.openingNotYours,
    errors.access.keysDiffer,
    errors.access.noGrant,
    errors.access.grantOther,
    errors.access.grantRevoked,
    errors.access.grantExpired,
    errors.access.fieldNotGranted,
    errors.access.purposeDiffers,
    errors.access.datasetRetired,
    ...privateErrors,
  ],
});

export const commitments = transaction({
  name: 'records.commitments',
  kind: 'evaluate',
  summary: { zh: '查询记录承诺值', en: "The commitments of conditional records as one's own peer holds them" },
  about: {
    en: "What a proof is checked against. Ask one's own peer, never the provider's.",
    zh: '核对证明时的依据。应向本机构节点查询, 而非提供方节点。',
  },
  requires: { en: 'Nothing beyond the role.', zh: '除角色外无其他要求。' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({
    dataset: DatasetId,
    blinded: field(list(Hash, limits.lookup, 1), {
      en: "The records' names in the provider's collection, as the proofs give them (`proof.blinded`).",
      zh: '各记录在提供方集合中的名称, 取自证明 (`proof.blinded`)。',
    }),
  }),
  output: v.object({
    hashes: field(list(v.nullable(Hash), limits.lookup), {
      en: 'For each name SHA-256 of the stored root, in the same order; null where this peer holds none.',
      zh: '按同样次序给出所存承诺根的 SHA-256; 本节点没有的为 null。',
    }),
  }),
  errors: [],
});

export const own = transaction({
  name: 'records.own',
  kind: 'evaluate',
  summary: { zh: '提供方查看本机构有条件共享的记录', en: 'A provider looks at its own conditional record' },
  requires: {
    en: 'That the dataset is conditional and looked after by the caller, and the vault holds such a record.',
    zh: '目录条目为有条件共享, 且由调用方维护; 密文库中有该记录。',
  },
  signers: ['caller'],
  callers: ['steward'],
  input: v.object({ dataset: DatasetId }),
  transient: v.object({ key: BusinessKey }),
  output: OpenRecord,
  errors: [...conditionalErrors],
});
