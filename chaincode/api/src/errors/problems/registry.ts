import { problemTable } from '@oneplusn/errors';

/** Why a motion, or a founding, cannot be. */
export const registryProblems = problemTable('registry', {
  oneCommittee: {
    en: 'of the founding authorities {committee}, and it alone, is of kind committee',
    zh: '发起机构中须有且仅有 {committee} 的类型为委员会',
  },
  standsTwice: {
    en: '{msp} stands twice; ids do not tell upper from lower case',
    zh: '{msp} 重复; 机构代码不区分大小写',
  },
  committeeFounded: {
    en: 'there is one committee, and it founded the network',
    zh: '委员会只有一个, 即建立网络者',
  },
  belongsAlready: {
    en: '{msp} belongs already; ids do not tell upper from lower case',
    zh: '{msp} 已在网络中; 机构代码不区分大小写',
  },
  committeeNeeded: {
    en: 'every service is configured with the committee; another one is agreed on outside the ledger',
    zh: '各服务的配置都以委员会为准; 更换委员会须在账本之外商定',
  },
  noAuthority: { en: '{msp} is no authority', zh: '{msp} 不是本网络的机构' },
  isActive: { en: '{msp} is active', zh: '{msp} 处于有效状态' },
  isSuspended: { en: '{msp} is suspended', zh: '{msp} 已暂停' },
  nobodyNamed: { en: 'nobody is named', zh: '没有写明对象' },
  outOfLimits: {
    en: '{name} is between {min} and {max}, not {value}',
    zh: '{name} 须在 {min} 至 {max} 之间, 不能为 {value}',
  },
  notInYear: { en: '{day} is not in {year}', zh: '{day} 不在 {year} 年' },
  bothKinds: { en: '{day} cannot be a holiday and a working day', zh: '{day} 不能既放假又上班' },
  dayTwice: { en: '{day} stands twice', zh: '{day} 重复' },
  noWeekend: { en: '{day} is neither Saturday nor Sunday', zh: '{day} 不是周六或周日, 无须调休上班' },
});
