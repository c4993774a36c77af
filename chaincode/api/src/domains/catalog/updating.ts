/** 更新: by when a dataset has to be brought up to date, and the provider's word that it has been. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { field, shape } from '../../fields/field';
import { nothingMore } from '../../fields/nothing';
import { transaction } from '../../transaction';
import { DatasetId } from '../../values/dataset';
import { DepartmentPath } from '../../values/department';
import { reckoned } from '../../values/reckoned';
import { Day, FactId, Msp, Page, pageOf, provenance, text } from '../../values/scalars';
import { Dataset } from './shapes';

const asOf = field(Day, {
  en: 'The records are as things stood at the end of this day.',
  zh: '记录与该日终了时的实际情况一致。',
  example: '2026-10-31',
});

const words = v.optional(
  field(text(400), {
    en: 'What the update brought, for readers to know; absent where nothing is to be said.',
    zh: '本次更新了什么, 供使用方了解; 没有说明的不填。',
    example: 'Contributions of October',
    exampleZh: '十月缴费记录',
  }),
);

/** 更新确认: owned by the provider. Without it a dataset counts as last updated when its entry was. */
export const Confirmation = shape(
  'confirmation',
  { en: 'confirmation', zh: '更新确认' },
  v.object({
    id: field(FactId, {
      en: 'Follows from the dataset, so that the last word on it is the one that stands.',
      zh: '由目录条目得出, 因此以最近一次为准。',
      example: 'MHRSS/u-3f9a2c1d5e0c61d9ab4287f3',
    }),
    dataset: DatasetId,
    ...{ asOf, words },
    provenance,
  }),
);
export type Confirmation = v.InferOutput<typeof Confirmation>;

/** A dataset, and by when it has to be brought up to date. */
const Update = v.object({
  dataset: DatasetId,
  ...{ title: Dataset.entries.title, department: Dataset.entries.department },
  updateCycle: Dataset.entries.updateCycle,
  asOf: v.optional(
    field(Day, {
      en: 'As of which day its provider last said the records to be; absent where it has not said so.',
      zh: '提供方最近一次确认记录与哪一日一致; 尚未确认的没有。',
      example: '2026-10-31',
    }),
  ),
  ...reckoned,
});

export const confirm = transaction({
  name: 'catalog.confirm',
  kind: 'submit',
  summary: { zh: '确认数据已更新', en: 'State that the records of a dataset are up to date' },
  about: {
    en:
      'The next update is due one cycle after that day, and as many working days more as `catalog.update-days` ' +
      'allows. Who is late, all can see (`catalog.updates`).',
    zh: '下次更新的期限为该日后一个更新周期, 再加受管参数 `catalog.update-days` 的工作日。逾期各方可见 (`catalog.updates`)。',
  },
  requires: {
    en: 'That the dataset is in use and looked after by the caller, and the day has come.',
    zh: '条目在用且由调用方维护; 该日已到。',
  },
  emits: { en: "The provider's word, in place of the one before.", zh: '更新确认, 取代此前的。' },
  signers: [{ owner: 'dataset' }, 'witness'],
  callers: ['steward'],
  input: v.object({ dataset: DatasetId, asOf, words }),
  output: Confirmation,
  errors: [errors.ledger.notFound, errors.ledger.notOwner, errors.catalog.retired, errors.catalog.dayAhead],
});

export const updates = transaction({
  name: 'catalog.updates',
  kind: 'evaluate',
  summary: { zh: '列出数据更新期限: 到期与逾期', en: 'List by when datasets have to be updated, and which are late' },
  about: {
    en:
      'Those in use, by id. The cycle is counted from the last confirmation, or from the entry where there is none; ' +
      'for `irregular` none runs. A page may be short or empty: go on while there is a `next`.',
    zh:
      '列在用条目, 按编号。周期自最近一次确认起算, 没有确认的自条目现行内容起算; `irregular` (不定期) 没有期限。' +
      '一页可能不满或为空: 只要有 `next` 就继续。',
  },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({
    provider: field(Msp, {
      en: 'Whose datasets are listed.',
      zh: '列哪个机构的目录条目。',
      example: 'MHRSS',
    }),
    department: v.optional(
      field(DepartmentPath, {
        en: 'Only those that this unit, or one below it, looks after.',
        zh: '只列由该部门及其下级维护的。',
        example: 'social-insurance',
      }),
    ),
    only: v.optional(
      field(v.picklist(['due', 'overdue']), {
        en: 'Only those with a term: `due` while its last day has not passed, `overdue` once it has.',
        zh: '只列有期限的: `due` 为期限未过, `overdue` 为已逾期。',
        example: 'overdue',
      }),
    ),
    ...Page.entries,
  }),
  output: pageOf(Update),
  errors: [],
});
