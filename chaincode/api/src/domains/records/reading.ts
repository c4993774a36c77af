/** Reading conditional records, under an opening: another authority's, or one's own. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { grantRefusals } from '../../errors/grant-refusals';
import { field } from '../../fields/field';
import { limits } from '../../fields/limits';
import { units } from '../../fields/units';
import { RecordProof } from '../../proof/commitment';
import { transaction } from '../../transaction';
import { DatasetId } from '../../values/dataset';
import { BusinessKey } from '../../values/record';
import { FactId, Hash, Secret, integer, list } from '../../values/scalars';
import { OpenRecord, privateErrors } from './shapes';

/** Which of an opening's records one call reads. */
const window = {
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
};

/** What reading under an opening asks for again. */
const openedKeys = v.object({
  keys: field(list(BusinessKey, limits.opening, 1), {
    en: 'All business keys of the opening, in the order it was made with.',
    zh: '调阅所列的全部业务主键, 次序与调阅时相同。',
  }),
  salt: field(Secret, {
    en: 'The random bytes that the opening was made with.',
    zh: '调阅时所用的随机字节。',
  }),
});

const readOn = v.optional(
  field(integer(1, limits.opening), {
    en: 'Give this as `from` to read on; absent where all keys are done.',
    zh: '继续读取时填入 `from`; 全部读完则没有此项。',
    example: 100,
  }),
);

/** What a reader gets for one business key of an opening. */
export const ReadRecord = v.object({
  key: BusinessKey,
  state: field(v.picklist(['current', 'absent', 'withheld']), {
    en:
      'Whether the provider holds a record of this key now; `absent` where it never did, or withdrew it; `withheld` ' +
      'where there is one that does not meet the conditions of the grant.',
    zh: '提供方现在是否有该主键的记录; 从未登记或已撤回的为 `absent`; 有记录但不符合授权条件的为 `withheld`。',
    example: 'current',
  }),
  proof: v.optional(
    field(RecordProof, {
      en: 'The opened values and what proves them against the commitment on every peer; absent where nothing is given.',
      zh: '所调阅的值, 以及据各节点所存承诺验证所需的内容; 未予提供时无此项。',
    }),
  ),
});
export type ReadRecord = v.InferOutput<typeof ReadRecord>;

const openedBy = field(FactId, {
  en: 'The allowed opening under which is read.',
  zh: '凭哪一次获允许的调阅读取。',
  example: 'MHRSS/o-gd-5e0c61d9ab4287f3',
});

/** What is given under one opening. */
const Disclosed = v.object({
  records: field(list(ReadRecord, limits.read), {
    en: 'What the provider holds for each of these keys, in their order.',
    zh: '提供方对这些主键所持有的内容, 依其次序。',
  }),
  next: readOn,
});

/** Why nothing is given under an opening. */
const readingErrors = [
  errors.access.openingUnknown,
  errors.access.openingDenied,
  errors.access.openingExpired,
  errors.access.openingNotYours,
  errors.access.keysDiffer,
  ...grantRefusals,
  errors.access.noPlan,
  errors.access.planEnded,
  errors.access.planOther,
  errors.access.planNarrower,
  errors.access.fieldNotGranted,
  errors.access.purposeDiffers,
  errors.access.datasetRetired,
  ...privateErrors,
] as const;

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
    opening: openedBy,
    ...window,
  }),
  transient: openedKeys,
  output: Disclosed,
  errors: readingErrors,
});

export const readMany = transaction({
  name: 'records.readMany',
  kind: 'evaluate',
  summary: {
    zh: '凭多次调阅读取同一目录条目的有条件共享记录',
    en: 'Read conditional records of one dataset under several openings',
  },
  about: {
    en:
      'Each is judged and answered as `records.read` does it. The SDK asks together for what one connection reads at ' +
      'the same time.',
    zh: '各次读取的判断与答复均与 `records.read` 相同。SDK 把同一连接同时发起的读取合并发送。',
  },
  requires: {
    en: 'Of each what `records.read` requires; where one is turned away, none is answered.',
    zh: '逐次与 `records.read` 要求相同; 其中一次被拒绝, 则全部不予答复。',
  },
  signers: [{ owner: 'dataset' }],
  callers: ['official', 'steward'],
  input: v.object({
    dataset: DatasetId,
    reads: field(list(v.object({ opening: openedBy, ...window }), limits.openings, 1), {
      en: 'What is read under which opening; all together no more records than one call gives.',
      zh: '逐次写明凭哪次调阅读取哪些记录; 合计不超过一次调用给出的上限。',
    }),
  }),
  transient: v.object({
    named: field(list(openedKeys, limits.openings, 1), {
      en: 'What each opening was made with, in the same order.',
      zh: '按同样次序给出各次调阅时所用的主键与盐。',
    }),
  }),
  output: field(list(Disclosed, limits.openings), {
    en: 'The answers, in the same order.',
    zh: '按同样次序给出各次答复。',
  }),
  errors: [errors.ledger.malformed, ...readingErrors],
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

/** What an authority's own people get for one business key of their opening. */
export const OwnRecord = v.object({
  key: BusinessKey,
  state: field(v.picklist(['current', 'withdrawn', 'absent']), {
    en: 'How the record stands: `absent` where there never was one, or it was purged; `withdrawn` has no values.',
    zh: '记录的状态: 从未登记或已清除的为 `absent`; `withdrawn` (已撤回) 的不含值。',
    example: 'current',
  }),
  record: v.optional(
    field(OpenRecord, {
      en: 'The version that counts, with the opened items alone; absent where there is none.',
      zh: '现行版本, 只含所调阅的信息项; 没有记录时无此项。',
    }),
  ),
});
export type OwnRecord = v.InferOutput<typeof OwnRecord>;

export const own = transaction({
  name: 'records.own',
  kind: 'evaluate',
  summary: {
    zh: '凭内部调阅读取本机构有条件共享的记录',
    en: "Read one's own authority's conditional records under an own opening",
  },
  about: {
    en: "Answered by the authority's own peers. Nothing of a person is handed out that no opening stands for.",
    zh: '由本机构节点应答。没有调阅留痕, 任何人的数据都不予提供。',
  },
  requires: {
    en:
      'That the caller made this own opening; that it has not expired; that keys and salt are those it was made ' +
      'with; that the caller still has the standing permission.',
    zh: '内部调阅系本人所办且未到期; 主键与盐同调阅时一致; 调用方仍有常设许可。',
  },
  signers: ['caller'],
  callers: ['official', 'steward'],
  input: v.object({
    opening: field(FactId, {
      en: 'The own opening under which is read.',
      zh: '凭哪一次内部调阅读取。',
      example: 'MHRSS/w-8209468799999-5e0c61d9ab4287f3',
    }),
    ...window,
  }),
  transient: openedKeys,
  output: v.object({
    records: field(list(OwnRecord, limits.read), {
      en: 'What the vault holds for each of these keys, in their order.',
      zh: '密文库中这些主键的内容, 依其次序。',
    }),
    next: readOn,
  }),
  errors: [
    errors.ledger.notFound,
    errors.ledger.notYetHere,
    errors.ledger.sealBroken,
    errors.records.wrongClass,
    errors.access.openingUnknown,
    errors.access.openingExpired,
    errors.access.openingNotYours,
    errors.access.keysDiffer,
    errors.access.otherDepartment,
    ...privateErrors,
  ],
});
