import * as v from 'valibot';
import { Derivation, FieldName } from '../dataset/schema';
import { shapeProblems } from '../errors/problems/shape';
import { field } from '../fields/field';
import { limits } from '../fields/limits';
import { DatasetId } from '../values/dataset';
import { Purpose } from '../values/purpose';
import { list } from '../values/scalars';

/** Which item of the record fills a field of the form. */
const Filling = v.strictObject({
  item: field(FieldName, {
    en: 'The item of the dataset that the value is taken from; of the same type as the field.',
    zh: '取目录条目的哪个信息项; 类型须与表单的相同。',
    example: 'name',
  }),
  as: v.optional(
    field(Derivation, {
      en: 'How much of it is taken: no more than the service needs. The whole where nothing is said.',
      zh: '取其多少: 够用即可。不填则取完整值。',
    }),
    'whole',
  ),
});

/**
 * What the state holds already, and nobody is asked for: one record of a dataset, found by what a form says, and the
 * fields that it fills.
 */
export const Fetch = v.strictObject({
  dataset: DatasetId,
  key: field(list(FieldName, limits.keyFields, 1), {
    en: "Fields, of this form or an earlier one, whose values name the record: in the order of the dataset's key.",
    zh: '以哪些信息项 (本表单或在前表单的) 的值确定记录, 依目录条目主键的次序。',
    example: ['idNumber'],
  }),
  purpose: v.optional(
    field(Purpose, {
      en: 'What conditional records are opened for: the purpose of the grant. Open data needs none.',
      zh: '调阅有条件共享记录的用途, 与授权的用途一致。无条件共享的不填。',
    }),
  ),
  fields: field(
    v.pipe(
      v.record(FieldName, Filling),
      v.minEntries(1, shapeProblems.oneField.key),
      v.maxEntries(limits.fields, shapeProblems.hundredItems.key),
    ),
    {
      en: 'Which fields of the form it fills. They are read-only there; a correction is marked as such.',
      zh: '自动填入表单的哪些信息项。填入后只读; 更正须注明。',
      example: { owner: { item: 'name' } },
    },
  ),
});
export type Fetch = v.InferOutput<typeof Fetch>;
