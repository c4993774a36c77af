/** The papers that people fill in; what another authority has issued is fetched and not typed. */
const text = (title: string, maxLength: number) => ({ type: 'string', title, maxLength }) as const;
const fen = (title: string) => ({ type: 'integer', title, minimum: 0 }) as const;
const purpose = 'social-insurance.transfer';

/** 转移接续申请表: three fields and the employers are typed. */
export const application = {
  title: { zh: '基本养老保险关系转移接续申请表', en: 'Application for the transfer' },
  help: {
    certificate: { zh: '原参保地所开凭证上方的编号', en: 'The number at the top of the certificate of the old place' },
  },
  kinds: { balance: 'amount' },
  groups: [
    {
      name: 'employers',
      title: { zh: '在原参保地的工作经历', en: 'Employers at the old place' },
      max: 20,
      schema: {
        type: 'object',
        properties: {
          employer: text('单位名称', 100),
          from: { type: 'string', title: '起始日期', format: 'date' },
          to: { type: 'string', title: '终止日期', format: 'date' },
        },
        required: ['employer', 'from'],
      },
    },
  ],
  sections: [
    { title: { zh: '参保人', en: 'Who is insured' }, fields: ['idNumber', 'name', 'birthDate', 'province'] },
    {
      title: { zh: '原参保地', en: 'The old place' },
      fields: ['certificate', 'holder', 'paidFrom', 'paidTo', 'months', 'balance', 'employers'],
    },
    { title: { zh: '联系方式', en: 'How to reach you' }, fields: ['phone'] },
  ],
  fetches: [
    {
      dataset: 'participants',
      key: ['idNumber'],
      purpose,
      fields: { name: 'name', birthDate: 'birthDate', province: 'province' },
    },
    {
      dataset: 'certificates',
      key: ['certificate'],
      purpose,
      fields: { holder: 'idNumber', paidFrom: 'from', paidTo: 'to', months: 'months', balance: 'balance' },
    },
  ],
  schema: {
    type: 'object',
    properties: {
      idNumber: { type: 'string', title: '公民身份号码', format: 'resident-id' },
      certificate: text('参保缴费凭证编号', 40),
      phone: text('联系电话', 20),
      name: text('姓名', 60),
      birthDate: { type: 'string', title: '出生日期', format: 'date' },
      province: { type: 'string', title: '现参保地', format: 'division' },
      holder: { type: 'string', title: '凭证所载身份号码', format: 'resident-id' },
      paidFrom: { type: 'string', title: '缴费起始', format: 'date' },
      paidTo: { type: 'string', title: '缴费终止', format: 'date' },
      months: { type: 'integer', title: '实际缴费月数', minimum: 0 },
      balance: fen('个人账户储存额'),
    },
    required: ['idNumber', 'certificate', 'phone', 'name', 'holder', 'months'],
  },
} as const;

/** Why the conditions are not met, in writing. */
export const explanation = {
  title: { zh: '不予转移接续书面说明', en: 'Written explanation' },
  schema: { type: 'object', properties: { reason: text('理由', 1000) }, required: ['reason'] },
} as const;

/** What the letter says beside what is known: where the money is to go. */
export const letter = {
  title: { zh: '基本养老保险关系转移接续联系函', en: 'Letter of contact' },
  schema: { type: 'object', properties: { account: text('收款账户', 60) }, required: ['account'] },
} as const;

/** 信息表, as it comes from the old province. */
export const receipt = {
  title: { zh: '核对信息表及转移基金', en: 'Transfer form and money' },
  kinds: { received: 'amount', sentBalance: 'amount', sentPooled: 'amount' },
  fetches: [
    {
      dataset: 'transfers',
      key: ['certificate'],
      purpose,
      fields: { sentMonths: 'months', sentBalance: 'balance', sentPooled: 'pooled', endedThere: 'ended' },
    },
  ],
  schema: {
    type: 'object',
    properties: {
      received: fen('到账金额'),
      sentMonths: { type: 'integer', title: '转移缴费月数', minimum: 0 },
      sentBalance: fen('转移储存额'),
      sentPooled: fen('统筹基金转移额'),
      endedThere: { type: 'string', title: '原关系终止日期', format: 'date' },
    },
    required: ['received', 'sentMonths', 'sentBalance', 'sentPooled'],
  },
} as const;

/** Of whoever looks after the money: how much has come, and what is missing. */
export const shortfall = {
  title: { zh: '到账情况', en: 'What has come' },
  kinds: { received: 'amount' },
  schema: {
    type: 'object',
    properties: { received: fen('到账金额'), difference: text('不一致之处', 400) },
    required: ['received', 'difference'],
  },
} as const;

/** What does not agree, for the old province to look at. */
export const query = {
  title: { zh: '信息核实', en: 'What does not agree' },
  schema: { type: 'object', properties: { difference: text('不一致之处', 400) }, required: ['difference'] },
} as const;

/** Of the old province: the letter that arrived. */
export const arrival = {
  title: { zh: '收到的联系函', en: 'The letter that arrived' },
  fetches: [
    {
      dataset: 'letters',
      key: ['certificate'],
      purpose,
      fields: { letter: 'number', idNumber: 'idNumber', name: 'name', account: 'account' },
    },
  ],
  schema: {
    type: 'object',
    properties: {
      certificate: text('参保缴费凭证编号', 40),
      letter: text('联系函编号', 60),
      idNumber: { type: 'string', title: '公民身份号码', format: 'resident-id' },
      name: text('姓名', 60),
      account: text('收款账户', 60),
    },
    required: ['certificate', 'letter', 'idNumber', 'account'],
  },
} as const;

/** Of the old province: what is transferred. */
export const settlement = {
  title: { zh: '转移结算', en: 'Settlement' },
  kinds: { balance: 'amount', pooled: 'amount', slip: 'document' },
  schema: {
    type: 'object',
    properties: {
      months: { type: 'integer', title: '实际缴费月数', minimum: 0 },
      balance: fen('个人账户储存额'),
      pooled: fen('统筹基金转移额'),
      slip: text('基金划转凭证', 64),
    },
    required: ['months', 'balance', 'pooled', 'slip'],
  },
} as const;
