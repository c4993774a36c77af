/** What is asked for: one field; two more fill themselves. */
const text = (title: string, maxLength: number) => ({ type: 'string', title, maxLength }) as const;

export const request = {
  title: { zh: '居住证明申请', en: 'Request for a residence letter' },
  fetches: [
    {
      dataset: 'persons',
      key: ['idNumber'],
      purpose: 'residence.letter',
      fields: { name: 'name', address: 'address' },
    },
  ],
  schema: {
    type: 'object',
    properties: {
      idNumber: { type: 'string', title: '公民身份号码', format: 'resident-id' },
      name: text('姓名', 60),
      address: text('居住地址', 200),
    },
    required: ['idNumber', 'name', 'address'],
  },
} as const;

export const refusal = {
  title: { zh: '不予出具告知书', en: 'Refusal' },
  schema: { type: 'object', properties: { reason: text('理由', 1000) }, required: ['reason'] },
} as const;
