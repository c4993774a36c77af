import * as v from 'valibot';
import { Fields } from '../../dataset/schema';
import { errors } from '../../errors';
import { field, shape } from '../../fields/field';
import { limits } from '../../fields/limits';
import { BusinessKey, RecordVersion, Revision } from '../../values/record';
import { DatasetId } from '../../values/dataset';
import { Hash, Instant, Secret, list, provenance, text } from '../../values/scalars';

/** The values of one record. */
export const recordValues = field(Fields, {
  en: "The record's values by the names of their information items, as the dataset's schema wants them.",
  zh: '记录各信息项的值, 以信息项名称为键, 须符合目录条目的规定。',
  example: { idNumber: '44010619900307001X', name: 'Wang Xiaoming' },
  exampleZh: { idNumber: '44010619900307001X', name: '王小明' },
});

/** Why a record is changed. */
export const changeReason = field(text(400), {
  en:
    'Why the record is changed, for those who relied on it; it stays on the ledger for all to read, so it must not ' +
    'tell personal data.',
  zh: '变更记录的理由, 供使用者了解; 留在账本上, 所有成员可读, 不得写入个人信息。',
  example: 'The months paid were counted wrongly',
  exampleZh: '参保月数核对有误',
});

/** When a write happened. */
export const writtenAt = field(Instant, {
  en: 'The timestamp of the transaction that did it.',
  zh: '完成该操作的那笔交易的时间戳。',
});

/** A salt for commitments. */
export const commitmentSalt = field(Secret, {
  en:
    "Random bytes that the salts of the record's commitments are made from, so that values cannot be found by " +
    'trying.',
  zh: '用以生成记录承诺之盐的随机字节, 使各值无法靠穷举猜出。',
});

/** One version of a record. */
export const OpenRecord = shape(
  'record',
  { en: 'record', zh: '记录' },
  v.object({
    dataset: DatasetId,
    key: BusinessKey,
    version: RecordVersion,
    fields: v.optional(
      field(Fields, {
        en: "The record's values by the names of their information items; absent where it was withdrawn.",
        zh: '记录各信息项的值, 以信息项名称为键; 已撤回的没有此项。',
        example: { idNumber: '44010619900307001X', name: 'Wang Xiaoming' },
        exampleZh: { idNumber: '44010619900307001X', name: '王小明' },
      }),
    ),
    state: field(v.picklist(['current', 'withdrawn']), {
      en: 'Whether the record counts: a `withdrawn` one has no values and only says that it was taken back.',
      zh: '记录是否有效: `withdrawn` (已撤回) 的不再有值, 仅表明已被撤回。',
      example: 'current',
    }),
    reason: v.optional(
      field(text(400), {
        en: 'Why this version corrects or withdraws the one before; absent where the record was put.',
        zh: '本版本为何更正或撤回前一版本; 登记的版本没有此项。',
        example: 'The months paid were counted wrongly',
        exampleZh: '参保月数核对有误',
      }),
    ),
    revision: Revision,
    previous: v.optional(
      field(Hash, {
        en:
          'SHA-256 of the version before: thereby the seal of the newest version vouches for all earlier ones. ' +
          'Absent on the first.',
        zh: '前一版本的 SHA-256: 最新版本的封印由此为此前各版作证。首版没有。',
      }),
    ),
    provenance,
  }),
);
export type OpenRecord = v.InferOutput<typeof OpenRecord>;

export const batchErrors = [
  errors.ledger.notFound,
  errors.ledger.notOwner,
  errors.catalog.retired,
  errors.records.wrongClass,
  errors.records.invalid,
  errors.records.duplicateKey,
  errors.records.tooMany,
] as const;

/** What can be wrong with the vault, where conditional records lie. */
export const privateErrors = [
  errors.records.wrongPeer,
  errors.vault.noKey,
  errors.vault.notPrepared,
  errors.vault.wrongKey,
  errors.vault.unreadable,
] as const;

/**
 * Records to be put. Their number is held against the limit with the dataset at hand: so its error can say what to do.
 */
export const Batch = field(v.pipe(v.array(recordValues), v.minLength(1), v.metadata({ maxItems: limits.batch })), {
  en: 'The rows to put, none of them twice. They are all taken or all refused; together they must stay under 1 MB.',
  zh: '要登记的各行, 主键不得重复。要么全部登记, 要么全部拒绝; 合计须小于 1 MB。',
});

/** The versions of one record. */
export const History = field(list(OpenRecord, limits.versions), {
  en: 'Each version that the seals vouch for, newest first; the oldest are left out beyond the limit.',
  zh: '封印可证实的各个版本, 自新至旧; 超出上限时略去最旧的。',
});
