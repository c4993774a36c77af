import * as v from 'valibot';
import { DatasetSchema, FieldName } from '../dataset/schema';
import { shapeProblems } from '../errors/problems/shape';
import { field } from '../fields/field';
import { limits } from '../fields/limits';
import { Title, list } from '../values/scalars';
import { Fetch } from './fetches';
import { Guard } from '../guard/guard';
import { Group } from './groups';
import { StepName } from './names';
import { named } from './wording';

/** Kinds of fields that a type alone does not tell. */
const fieldKinds = ['document', 'amount'] as const;

/** Something said of single fields, by their names. */
const ofFields = <T extends v.GenericSchema>(said: T) =>
  v.pipe(v.record(FieldName, said), v.maxEntries(limits.fields, shapeProblems.hundredItems.key));

/** Some fields of a form that belong together, in the order in which they are asked for. */
const Section = v.strictObject({
  title: named('What stands above these fields.', '这一组信息项上方显示的标题。', {
    zh: '经营场所',
    en: 'Premises',
  }),
  help: v.optional(
    field(Title, {
      en: 'What helps to fill them in rightly, in plain words.',
      zh: '帮助填写的说明, 用浅显的文字。',
      example: { zh: '以不动产权证书所载面积为准', en: 'The area as in the certificate of ownership' },
    }),
  ),
  fields: field(list(FieldName, limits.fields, 1), {
    en: 'The items of the schema that stand here, in their order.',
    zh: '本节包含的信息项, 按显示顺序。',
    example: ['area'],
  }),
});

/** What is asked for in one action. */
export const Form = v.strictObject({
  name: field(StepName, {
    en: 'By this actions refer to the form.',
    zh: '办理动作以此引用该表单。',
    example: 'application',
  }),
  title: named('What stands above the form.', '表单上方显示的标题。', { zh: '申请表', en: 'Application' }),
  sections: v.optional(
    field(list(Section, 50, 1), {
      en: 'How the form is divided for those who fill it in; each field of the schema stands in one. By name without.',
      zh: '表单按何顺序分节显示; 每个信息项各在一节中。不填则按名称排列。',
    }),
  ),
  schema: field(DatasetSchema, {
    en: 'What is asked for and what rules the answers keep, as for the records of a dataset.',
    zh: '要求填写的内容及其取值规则, 写法与目录条目的记录相同。',
  }),
  groups: v.optional(
    field(list(Group, limits.groups, 1), {
      en: 'Rows of fields that are asked for as often as needed.',
      zh: '可按需要填写多行的各组信息项。',
    }),
  ),
  when: v.optional(
    field(ofFields(Guard), {
      en: 'Fields that are asked for only where a condition holds; elsewhere they stay empty, required or not.',
      zh: '仅在条件成立时要求填写的信息项; 不成立时一律不填, 不论是否必填。',
      example: { landlord: { op: '=', field: 'tenancy', value: 'rented' } },
    }),
  ),
  help: v.optional(
    field(ofFields(Title), {
      en: 'What helps to fill in single fields, in plain words.',
      zh: '帮助填写单个信息项的说明, 用浅显的文字。',
      example: { area: { zh: '以平方米计, 取整', en: 'Whole square metres' } },
    }),
  ),
  kinds: v.optional(
    field(ofFields(v.picklist(fieldKinds)), {
      en:
        'Fields with a meaning beyond their type: a `document` is the SHA-256 of a file that is kept elsewhere, an ' +
        '`amount` is money in fen.',
      zh: '类型之外另有含义的信息项: `document` 为另行保管的文件的 SHA-256, `amount` 为以分计的金额。',
      example: { lease: 'document', fee: 'amount' },
    }),
  ),
  fetches: v.optional(
    field(list(Fetch, limits.fetches), {
      en: 'What is not asked for, since the state holds it: fetched in the same action of the person, with proof.',
      zh: '政务部门已掌握而不再要求填写的内容: 在同一次办理中调取, 并附证明。',
    }),
  ),
});
