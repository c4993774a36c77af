import type { Text } from '@oneplusn/errors';

/** A governed number: what it may be set to by vote, and what holds until it is. */
export interface Term {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly value: number;
  /** The article that the default comes from. */
  readonly basis: string;
  readonly counts: Text;
}

/** The numbers that the ledger's own rules go by. Others may be set too, for sub-applications to go by. */
export const terms = {
  /** Within which a provider replies to a request for conditional data. */
  replyDays: {
    ...{ name: 'access.reply-days.conditional', min: 1, max: 60, value: 10 },
    basis: '《政务数据共享条例》 (国务院令第809号): 有条件共享数据的答复期限',
    counts: { en: 'working days', zh: '工作日' },
  },
  /** How many further persons of the requester stand behind a request before it goes out. */
  countersignatures: {
    ...{ name: 'access.countersignatures', min: 0, max: 1, value: 0 },
    basis: '网络章程: 申请方对共享申请的内部审核; 各机构自定',
    counts: { en: 'persons', zh: '人' },
  },
  /** Within which a provider supplies what it has agreed to give. */
  supplyDays: {
    ...{ name: 'access.supply-days', min: 1, max: 120, value: 20 },
    basis: '《政务数据共享条例》 (国务院令第809号): 同意共享后提供数据的期限, 二十个工作日',
    counts: { en: 'working days', zh: '工作日' },
  },
  /** Within which a provider looks whether a request is complete; at 0 there is no term apart from the answer's. */
  checkDays: {
    ...{ name: 'access.check-days', min: 0, max: 20, value: 0 },
    basis: '各省办法: 共享申请的合规性审查期限 (如二个工作日); 国家条例未单独规定',
    counts: { en: 'working days', zh: '工作日' },
  },
  /** For which a provider may put its answer off, once. */
  extensionDays: {
    ...{ name: 'access.extension-days', min: 1, max: 10, value: 10 },
    basis: '《政务数据共享条例》 (国务院令第809号): 答复期限的延长, 不超过十个工作日',
    counts: { en: 'working days', zh: '工作日' },
  },
  /** Within which a provider brings a dataset up to date once its cycle has ended. */
  updateDays: {
    ...{ name: 'catalog.update-days', min: 1, max: 60, value: 10 },
    basis: '《政务数据共享条例》 (国务院令第809号): 政务数据目录的更新期限, 十个工作日',
    counts: { en: 'working days', zh: '工作日' },
  },
  /** Within which a provider answers a report of wrong data. */
  correctionDays: {
    ...{ name: 'correction.reply-days', min: 1, max: 60, value: 10 },
    basis: '《政务数据共享条例》 (国务院令第809号): 数据校核的答复期限, 十个工作日',
    counts: { en: 'working days', zh: '工作日' },
  },
  /** For how long a provider may put off telling people of an opening. */
  disclosureDelay: {
    ...{ name: 'disclosure.delay-days', min: 1, max: 1095, value: 180 },
    basis: '《个人信息保护法》第十八条: 依法可以暂不告知个人的情形; 最长推迟由网络章程规定',
    counts: { en: 'days', zh: '天' },
  },
  /** For which an opening can be read: no longer than its purpose needs. At 0 nothing is read until it is set anew. */
  openingHours: {
    ...{ name: 'access.opening-hours', min: 0, max: 720, value: 24 },
    basis: '《个人信息保护法》第十九条: 实现处理目的所必要的最短时间',
    counts: { en: 'hours', zh: '小时' },
  },
  /** For which a motion can be voted on and carried out. */
  motionDays: {
    ...{ name: 'registry.motion-days', min: 7, max: 180, value: 30 },
    basis: '网络章程: 议案的表决期限',
    counts: { en: 'days', zh: '天' },
  },
} as const satisfies Record<string, Term>;

/** The term of a name; undefined where the ledger's own rules go by none of that name. */
export const termNamed = (name: string): Term | undefined => Object.values(terms).find((term) => term.name === name);
