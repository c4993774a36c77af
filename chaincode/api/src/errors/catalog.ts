import { errorTable, joined } from '@oneplusn/errors';

/** Errors of the catalog of datasets. */
export const catalogErrors = errorTable('CATALOG', {
  schemaUnsupported: {
    number: 101,
    message: {
      zh: '信息项定义在 {path} 使用了不支持的内容: {problem}',
      en: 'The item definition at {path} uses what is not supported: {problem}',
    },
    remedy: { zh: '只使用文档列出的 JSON Schema 子集', en: 'Use only the subset of JSON Schema that the guide lists' },
  },
  basisMissing: {
    number: 102,
    message: {
      zh: '不予共享的数据须列明法律、行政法规或国务院决定依据',
      en: 'Data that is not shared must cite a law, regulation or State Council decision',
    },
    remedy: {
      zh: '填写 sharing.basis (《政务数据共享条例》)',
      en: 'Fill in sharing.basis (Regulation on Government Data Sharing)',
    },
  },
  conditionMissing: {
    number: 103,
    message: { zh: '有条件共享的数据须列明共享条件', en: 'Conditional data must state its condition' },
    remedy: { zh: '填写 sharing.condition', en: 'Fill in sharing.condition' },
  },
  gradeTooLow: {
    number: 104,
    message: {
      zh: '数据级别 {grade} 低于其信息项的最高级别 {itemGrade}',
      en: 'The grade {grade} is below the highest of its items, {itemGrade}',
    },
    remedy: { zh: '按就高从严原则定级 (GB/T 43697)', en: 'Grade it at least as high as its items (GB/T 43697)' },
  },
  codeWrong: {
    number: 105,
    message: { zh: '目录代码 {code} 不合规则: {problem}', en: 'The catalog code {code} breaks the rules: {problem}' },
    remedy: {
      zh: '按《政务信息资源目录编制指南》编码',
      en: 'Code it by the catalog guideline: class, item, category, sub-category, sequence',
    },
  },
  incompatible: {
    number: 106,
    message: {
      zh: '新版本与现有记录不兼容: {problem}',
      en: 'The new version is not compatible with existing records: {problem}',
    },
    remedy: { zh: '另行发布新的目录条目', en: 'Publish a new dataset instead' },
  },
  retired: {
    number: 107,
    message: { zh: '目录条目 {dataset} 已停用', en: 'The dataset {dataset} is retired' },
    remedy: { zh: '查询替代条目', en: 'Look for the one that replaces it' },
  },
  keyUnknown: {
    number: 108,
    message: {
      zh: '业务主键 {field} 不是必填的文本信息项',
      en: 'The business key {field} is not a required text item',
    },
    remedy: { zh: '主键应为必填且为文本', en: 'A business key item must be required and of type string' },
  },
  tooOpen: {
    number: 109,
    message: {
      zh: '{grade} 级数据不能无条件共享',
      en: 'Data graded {grade} may not be unconditional',
    },
    remedy: {
      zh: '改为有条件共享或不予共享 (GB/T 43697)',
      en: 'Make it conditional, or do not share it (GB/T 43697)',
    },
  },
  personalOpen: {
    number: 110,
    message: {
      zh: '信息项 {field} 为个人身份号码, 不能无条件共享',
      en: 'The item {field} identifies a person: it may not be unconditional',
    },
    remedy: {
      zh: '改为有条件共享, 或去掉该信息项 (个人信息保护法)',
      en: 'Make the dataset conditional, or leave the item out (Personal Information Protection Law)',
    },
  },
  classFixed: {
    number: 111,
    message: {
      zh: '{dataset} 不能由 {from} 改为 {to}',
      en: '{dataset} cannot go from {from} to {to}',
    },
    remedy: {
      zh: '记录存放之处随类型而定: 涉及无条件共享的, 另行发布新条目并停用旧条目; 类型不变的用 catalog.revise',
      en: joined(
        'Where records lie follows from the class: to or from unconditional, publish a new dataset and retire',
        'this one; within a class, use catalog.revise',
      ),
    },
  },
  dayAhead: {
    number: 113,
    message: { zh: '{day} 尚未到来', en: 'The day {day} has not come yet' },
    remedy: { zh: '填写今日或以前的日期', en: 'Give today, or a day before it' },
  },
  grantElsewhere: {
    number: 112,
    message: {
      zh: '授权 {grant} 不是 {dataset} 的有效授权',
      en: 'The grant {grant} is none that holds for {dataset}',
    },
    remedy: { zh: '用 access.grants 查看该条目的有效授权', en: 'See which grants hold for it with access.grants' },
  },
});
