/** What is asked for: five fields of the application; eleven more fill themselves. */
const text = (title: string, maxLength: number) => ({ type: 'string', title, maxLength }) as const;

export const application = {
  title: { zh: '个体工商户登记申请书', en: 'Application for registration' },
  help: {
    premises: { zh: '标准地址编码, 见门牌下方', en: 'The code of the standard address, below the door plate' },
    capital: { zh: '以分计', en: 'In fen' },
  },
  kinds: { capital: 'amount' },
  sections: [
    { title: { zh: '字号与经营', en: 'Business' }, fields: ['shop', 'scope', 'capital'] },
    {
      title: { zh: '经营者', en: 'Operator' },
      fields: ['idNumber', 'name', 'sex', 'ethnicGroup', 'birthDate', 'home', 'validUntil'],
    },
    {
      title: { zh: '经营场所', en: 'Premises' },
      fields: ['premises', 'place', 'division', 'building', 'use', 'area'],
    },
  ],
  fetches: [
    {
      dataset: 'persons',
      key: ['idNumber'],
      purpose: 'business.registration',
      fields: {
        name: 'name',
        sex: 'sex',
        ethnicGroup: 'ethnicGroup',
        birthDate: 'birthDate',
        home: 'address',
        validUntil: 'validUntil',
      },
    },
    {
      dataset: 'addresses',
      key: ['premises'],
      fields: { place: 'address', division: 'division', building: 'building', use: 'use', area: 'area' },
    },
  ],
  schema: {
    type: 'object',
    properties: {
      shop: text('名称 (字号)', 60),
      scope: text('经营范围', 400),
      capital: { type: 'integer', title: '资金数额', minimum: 0 },
      idNumber: { type: 'string', title: '经营者身份号码', format: 'resident-id' },
      premises: text('经营场所标准地址编码', 30),
      name: text('经营者姓名', 60),
      sex: text('性别', 4),
      ethnicGroup: text('民族', 20),
      birthDate: { type: 'string', title: '出生日期', format: 'date' },
      home: text('户籍地址', 200),
      validUntil: { type: 'string', title: '证件有效期至', format: 'date' },
      place: text('经营场所', 200),
      division: { type: 'string', title: '行政区划代码', format: 'division' },
      building: text('建筑物名称', 100),
      use: text('房屋用途', 40),
      area: { type: 'integer', title: '建筑面积', minimum: 1 },
    },
    required: ['shop', 'scope', 'capital', 'idNumber', 'premises', 'name', 'place'],
  },
} as const;

/** All that is missing, told at once. */
export const missing = {
  title: { zh: '补正告知书', en: 'What is missing' },
  schema: { type: 'object', properties: { items: text('需要补正的全部内容', 1000) }, required: ['items'] },
} as const;

export const refusal = {
  title: { zh: '不予登记通知书', en: 'Refusal' },
  schema: { type: 'object', properties: { reason: text('理由', 1000) }, required: ['reason'] },
} as const;
