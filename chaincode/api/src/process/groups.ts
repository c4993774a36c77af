import * as v from 'valibot';
import { DatasetSchema, FieldName } from '../dataset/schema';
import { field } from '../fields/field';
import { limits } from '../fields/limits';
import { units } from '../fields/units';
import { integer } from '../values/scalars';
import { named } from './wording';

/**
 * Fields that are asked for as often as needed: employers, children. To guards, outcomes and commitments a group is one
 * text field: the canonical JSON of its rows.
 */
export const Group = v.strictObject({
  name: field(FieldName, {
    en: 'The field that holds the rows; no other field of the process has this name.',
    zh: '保存各行的信息项; 本流程的其他信息项不得同名。',
    example: 'employers',
  }),
  title: named('What stands above the rows.', '各行上方显示的标题。', { zh: '工作经历', en: 'Employers' }),
  schema: field(DatasetSchema, {
    en: 'What each row asks for, and what rules it keeps.',
    zh: '每行要求填写的内容及其取值规则。',
  }),
  min: v.optional(
    field(integer(0, limits.groupRows), {
      en: 'How many rows there must be; none where nothing is said.',
      zh: '至少填几行; 不填则可以不填。',
      unit: units.row,
      example: 1,
    }),
  ),
  max: v.optional(
    field(integer(1, limits.groupRows), {
      en: `How many rows there may be; ${limits.groupRows} where nothing is said.`,
      zh: `至多填几行; 不填则为 ${limits.groupRows} 行。`,
      unit: units.row,
      example: 10,
    }),
  ),
});
