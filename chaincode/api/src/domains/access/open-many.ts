/** Several openings in one transaction: those that one person's program makes at the same moment. */
import * as v from 'valibot';
import { field } from '../../fields/field';
import { limits } from '../../fields/limits';
import { transaction } from '../../transaction';
import { DatasetId } from '../../values/dataset';
import { RequestId, list } from '../../values/scalars';
import { Opening, disclosureKey, keysToOpen, ofOneDataset, turnedAway } from './opening';

export const openMany = transaction({
  name: 'access.openMany',
  kind: 'submit',
  summary: {
    zh: '一笔交易中多次调阅同一目录条目',
    en: 'Open records of one dataset several times in one transaction',
  },
  about: {
    en:
      'Each stays an opening of its own, with its own grant, purpose, keys and answer, as `access.open` makes it. ' +
      'The SDK sends together what one connection opens at the same time.',
    zh: '每次调阅仍各自留痕, 各有其授权、用途、主键与结果, 与 `access.open` 相同。SDK 把同一连接同时发起的调阅合并发送。',
  },
  requires: {
    en: 'Of each what `access.open` requires; where one is turned away, nothing of the call is written.',
    zh: '逐次与 `access.open` 要求相同; 其中一次被直接拒绝, 则整个调用不作写入。',
  },
  emits: {
    en: 'Each opening, allowed or denied, sealed by provider and requester; what they take of the quota.',
    zh: '各次调阅, 允许或拒绝, 由提供方与申请方共同封印; 所占用的额度。',
  },
  signers: ['caller', { owner: 'dataset' }],
  callers: ['official', 'steward'],
  repeatable: true,
  input: v.object({
    dataset: DatasetId,
    openings: field(
      list(
        v.object({
          requestId: field(RequestId, {
            en: 'Its own name: asked for again with the same content, the same opening is the answer.',
            zh: '该次调阅自己的请求编号: 以相同内容再次请求, 答复同一调阅。',
            example: '0b1d6f0e-6c0b-4a4e-9d0e-7d1f0a3c5b21',
          }),
          ...ofOneDataset,
        }),
        limits.openings,
        1,
      ),
      { en: 'What is opened, each by itself.', zh: '逐次写明调阅什么。' },
    ),
  }),
  transient: v.object({
    named: field(list(keysToOpen, limits.openings, 1), {
      en: 'Whose records each of them opens, in the same order; all together no more than one opening may name.',
      zh: '按同样次序给出各次调阅谁的记录; 合计不超过一次调阅的上限。',
    }),
    sealTo: disclosureKey,
  }),
  output: field(list(Opening, limits.openings), {
    en: 'The openings, in the same order.',
    zh: '按同样次序给出各次调阅。',
  }),
  errors: turnedAway,
});
