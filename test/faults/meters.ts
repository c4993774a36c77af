import { defineDataset } from '@oneplusn/sdk';

const authorities = ['Committee', 'MHRSS', 'GD', 'ZJ'] as const;
export type Msp = (typeof authorities)[number];

/** Each authority's steward, who writes what belongs to it. */
export const stewards: Readonly<Record<Msp, string>> = {
  Committee: 'Committee/sun',
  MHRSS: 'MHRSS/wu',
  GD: 'GD/feng',
  ZJ: 'ZJ/wei',
};
export const msps: readonly Msp[] = authorities;

/** What an authority's clients write: a number for each code. */
export function meters(msp: Msp) {
  return defineDataset({
    id: `${msp}/meters`,
    code: `33400100${msps.indexOf(msp) + 1}/0001`,
    title: '读数',
    abstract: '编号与读数',
    domain: '综合政务',
    catalog: 'department',
    grade: 'general-1',
    updateCycle: 'realtime',
    key: ['code'],
    schema: {
      type: 'object',
      properties: { code: { type: 'string', maxLength: 60 }, value: { type: 'integer' } },
      required: ['code', 'value'],
    },
    sharing: { class: 'unconditional' },
  });
}
