import { problemTable } from '@oneplusn/errors';

/** Why a record is not what its provider committed to. */
export const proofProblems = problemTable('proof', {
  otherDataset: { en: 'it is of {found}, not of {wanted}', zh: '属于 {found}, 不属于 {wanted}' },
  otherRecord: { en: 'it is another record than the one asked for', zh: '不是所要的那条记录' },
  notCommitted: { en: 'the ledger holds no commitment under its name', zh: '账本上没有以其为名的承诺' },
  hashesMisfit: { en: 'its hashes do not fit together', zh: '各哈希值对不上' },
  contentDiffers: { en: 'its content is not what the provider committed to', zh: '内容与提供方在账本上的承诺不符' },
  recordDiffers: {
    en: 'the record beside the proof says something else than the proof',
    zh: '证明旁所列的记录与证明不一致',
  },
  notAskedFor: { en: 'it holds {field} as {form}, which was not asked for', zh: '含有未要求的 {field} ({form})' },
  lacking: { en: 'it lacks {field} as {form}', zh: '缺少 {field} ({form})' },
  leaves: { en: 'it has {found} leaves, the schema {wanted}', zh: '有 {found} 个叶子, 按信息项定义应为 {wanted} 个' },
  misplaced: {
    en: '{field} as {form} is not where the schema puts it',
    zh: '{field} ({form}) 不在信息项定义规定的位置',
  },
  answerEmpty: { en: 'the answer is empty', zh: '答复为空' },
  otherCount: { en: '{asked} records were asked for, {came} came', zh: '要 {asked} 条记录, 来了 {came} 条' },
  noProof: { en: 'a record came without its proof', zh: '有记录没有附证明' },
  versionUnknown: { en: 'the catalog has no version {version}', zh: '目录中没有版本 {version}' },
});
