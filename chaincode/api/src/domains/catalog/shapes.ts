import * as v from 'valibot';
import { DatasetSchema, FieldName, grades } from '../../dataset/schema';
import { problems } from '../../errors';
import { field, form, shape } from '../../fields/field';
import { limits } from '../../fields/limits';
import { FactId, Msp, integer, list, provenance, text } from '../../values/scalars';
import { DepartmentPath } from '../registry';

/** Sharing classes of the 政务数据共享条例: unconditional, conditional, not shared. */
export const sharingClasses = ['unconditional', 'conditional', 'not-shared'] as const;

/** A catalog code of the 政务信息资源目录编制指南. */
const CatalogCode = form(
  'catalog-code',
  v.pipe(v.string(), v.regex(/^\d{6}[0-9A-Za-z/-]{1,40}$/, problems.shape.code.key)),
  {
    name: { en: 'catalog code', zh: '目录代码' },
    en:
      'Class 类 (1 digit: 1 basic, 2 theme, 3 department), item 项 (2), category 目 (3), sub-category 细目 (any ' +
      'length), a slash, sequence 顺序码.',
    zh: '类 (1 位: 1 基础, 2 主题, 3 部门)、项 (2 位)、目 (3 位)、细目 (不定长)、斜杠、顺序码。',
    example: '301002001/0007',
  },
);

/** What a provider says of a dataset. */
export const entry = {
  code: field(CatalogCode, {
    en:
      'Where the entry stands in the national catalog, by its guide to catalog codes. The first digit must fit ' +
      '`catalog`; no two entries of an authority share a code, and nobody can take one away from another.',
    zh: '按编制指南在目录中的位置。首位须与 `catalog` 一致; 同一机构内不得重复, 他人无法抢占。',
  }),
  title: field(text(120), {
    en: 'What the entry is called in the catalog; searches look at it.',
    zh: '在目录中的名称; 检索时会查找。',
    example: 'Pension insurance of urban employees',
    exampleZh: '城镇职工基本养老保险参保信息',
  }),
  abstract: field(text(1000), {
    en: 'What the records are about, whom they cover and since when; searches look at it.',
    zh: '说明记录的内容、覆盖对象和起始时间; 检索时会查找。',
    example: 'Status and months paid of all who are insured as urban employees',
    exampleZh: '全国城镇职工基本养老保险参保人员的参保状态与缴费月数。',
  }),
  domain: field(text(40), {
    en: 'The line of government business that it belongs to; entries can be listed by it.',
    zh: '所属业务条线; 可按此筛选目录。',
    example: 'Social security',
    exampleZh: '社会保障',
  }),
  catalog: field(v.picklist(['basic', 'theme', 'department']), {
    en:
      'Which of the three catalogs it is entered in: basic data of all, one theme across departments, or one ' +
      "department's own.",
    zh: '编入三类目录中的哪一类: 基础信息资源、跨部门主题、部门自有。',
    example: 'department',
  }),
  format: v.optional(
    field(text(80), {
      en: 'The media type in which the provider keeps the original.',
      zh: '提供方保存原件所用的介质类型。',
      example: 'application/json',
    }),
    'application/json',
  ),
  schema: field(DatasetSchema, {
    en:
      'Which values a record has and what rules they keep: a subset of JSON Schema, flat. Each record is checked ' +
      'against it.',
    zh: '记录有哪些值、各守什么规则: JSON Schema 的一个子集, 不嵌套。每条记录都据此核对。',
  }),
  key: field(list(FieldName, limits.keyFields, 1), {
    en: 'The text items whose values together name one record. They must be required by the schema and never change.',
    zh: '哪些文本信息项的值合起来确定一条记录。须为必填, 且不可更改。',
    example: ['idNumber'],
  }),
  sharing: field(
    v.object({
      class: field(v.picklist(sharingClasses), {
        en:
          'Who may have the records: every authority (`unconditional`), holders of a grant (`conditional`), nobody ' +
          'else (`not-shared`).',
        zh: '谁可使用: 各机构均可 (`unconditional`), 经授权者 (`conditional`), 其他机构不可 (`not-shared`)。',
        example: 'conditional',
      }),
      condition: v.optional(
        field(text(400), {
          en: 'What a requester has to show to be given access; must be said of conditional data.',
          zh: '申请方须具备什么才获授权; 有条件共享的必须写明。',
          example: 'For checks in administrative licensing only',
          exampleZh: '仅限行政许可审批核验',
        }),
      ),
      mode: v.optional(
        field(text(80), {
          en: 'By what way others get at it: an interface, files, or queries one at a time.',
          zh: '以何种途径提供: 接口、文件或逐条查询。',
          example: 'interface',
        }),
        'interface',
      ),
      basis: v.optional(
        field(text(400), {
          en:
            'The law, regulation or State Council decision that it is shared or withheld by; must be cited where ' +
            'it is not shared.',
          zh: '共享或不予共享所依据的法律、法规或国务院决定; 不予共享的必须写明。',
          example: 'Social Insurance Law, article 75',
          exampleZh: '社会保险法 第七十五条',
        }),
      ),
    }),
    {
      en: 'On what terms other authorities may use the records.',
      zh: '其他机构以何条件使用这些记录。',
    },
  ),
  openness: v.optional(
    field(v.picklist(['open', 'on-request', 'closed']), {
      en: 'Whether the public may have the records too: freely, when they ask, or not.',
      zh: '社会公众能否获取: 直接开放、依申请、不开放。',
      example: 'closed',
    }),
    'closed',
  ),
  grade: field(v.picklist(grades), {
    en: 'How sensitive the records are by GB/T 43697; at least as high as the grade of each item.',
    zh: '记录按 GB/T 43697 的敏感程度; 不得低于任一信息项的级别。',
    example: 'general-3',
  }),
  updateCycle: field(v.picklist(['realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'irregular']), {
    en: 'How often the provider brings the records up to date, as it commits itself to.',
    zh: '提供方承诺多久使记录与实际一致一次。',
    example: 'daily',
  }),
  related: v.optional(
    field(list(FactId, 20), {
      en: 'Other catalog entries that readers of this one may need as well.',
      zh: '使用本条目时可能还需要的其他目录条目。',
      example: ['MPS/residents'],
    }),
    [],
  ),
};

/** The same as a schema. */
export const Entry = v.object(entry);
export type Entry = v.InferOutput<typeof Entry>;

/** 目录条目: one dataset of the catalog, with the entry fields of the 政务信息资源目录编制指南. */
export const Dataset = shape(
  'dataset',
  { en: 'dataset', zh: '目录条目' },
  v.object({
    id: field(FactId, {
      en: "Under this the dataset is read, requested and put to: the provider's id, a slash, its name there.",
      zh: '读取、申请、登记时引用: 提供方的机构代码、斜杠、在该机构内的名称。',
    }),
    provider: field(Msp, {
      en: 'The authority that answers for the records: it alone puts them, and gives grants.',
      zh: '对记录负责的机构: 只有它可登记记录、给予授权。',
      example: 'MHRSS',
    }),
    department: field(DepartmentPath, {
      en: 'Whose stewards may change the entry and its records: those of this unit, and of the ones above it.',
      zh: '由哪个部门的数据专员维护条目和记录; 其上级部门的数据专员同样可以。',
    }),
    version: field(integer(1, 100_000), {
      en: 'Counts the revisions of the entry, from 1. Each record says which one it was checked against.',
      zh: '条目第几次修订, 从 1 起。每条记录都注明按哪一版核对。',
      example: 1,
    }),
    state: field(v.picklist(['published', 'retired']), {
      en: 'Whether it is still in use. Of a `retired` one nothing can be put, requested or opened any more.',
      zh: '是否仍在使用。`retired` (已停用) 后不再登记、申请或调阅。',
      example: 'published',
    }),
    reason: v.optional(
      field(text(400), {
        en: 'Why it was retired; absent while it is in use.',
        zh: '停用的理由; 使用中没有此项。',
        example: 'Merged into MHRSS/insured',
        exampleZh: '并入 MHRSS/insured',
      }),
    ),
    ...entry,
    reclassified: v.optional(
      field(
        v.object({
          from: field(v.picklist(sharingClasses), {
            en: 'The sharing class of the version before this one.',
            zh: '上一版的共享类型。',
            example: 'conditional',
          }),
          reason: field(text(400), {
            en: 'What has changed, in law or in fact.',
            zh: '法律或事实发生了何种变化。',
            example: 'The State Council has decided that it is not shared any more',
            exampleZh: '依国务院决定不再共享',
          }),
          ended: field(list(FactId, limits.reclassified), {
            en: 'Grants that were revoked in the same transaction, so that nothing is opened by them later.',
            zh: '在同一笔交易中撤销的授权, 以后不能再据以调阅。',
            example: ['MHRSS/g-5e0c61d9ab4287f3'],
          }),
        }),
        {
          en: 'That this version changed the sharing class; absent on all others.',
          zh: '本版变更了共享类型; 其他版本没有此项。',
        },
      ),
    ),
    provenance,
  }),
);
export type Dataset = v.InferOutput<typeof Dataset>;
