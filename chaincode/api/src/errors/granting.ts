import { errorTable } from '@oneplusn/errors';

/**
 * Errors of what a grant is bound to: its standing, conditions, hours. Those from 170 to 189 are also reasons written
 * into a denied opening.
 */
export const grantingErrors = errorTable('ACCESS', {
  grantSuspended: {
    number: 170,
    message: { zh: '授权 {grant} 已暂停: {reason}', en: 'The grant {grant} is suspended: {reason}' },
    remedy: {
      zh: '与提供方联系; 恢复 (access.resume) 后可继续使用',
      en: 'Contact the provider; it can be used again once it is resumed (access.resume)',
    },
  },
  outsideHours: {
    number: 171,
    message: {
      zh: '授权 {grant} 只在 {hours} (北京时间) 可用',
      en: 'The grant {grant} holds only at {hours} (China Standard Time)',
    },
    remedy: { zh: '在该时段内调阅和读取', en: 'Open and read within these hours' },
  },
  roleNotGranted: {
    number: 172,
    message: {
      zh: '授权 {grant} 只限角色 {role}, {actor} 没有该角色',
      en: 'The grant {grant} is for the role {role}, which {actor} does not have',
    },
    remedy: { zh: '由具备该角色的人员调阅', en: 'Let a person with that role open' },
  },
  notDelegated: {
    number: 173,
    message: {
      zh: '授权 {grant} 属于 {holder}, 未转授给 {department}',
      en: 'The grant {grant} is held by {holder}, and is not delegated to {department}',
    },
    remedy: {
      zh: '请被授权部门以 access.delegate 转授',
      en: 'Ask the holder to delegate it with access.delegate, and name the delegation',
    },
  },
  conditionUnmet: {
    number: 190,
    message: {
      zh: '该记录不符合授权 {grant} 的条件, 不予提供',
      en: 'The record does not meet the conditions of the grant {grant}, and is withheld',
    },
    remedy: {
      zh: '条件见授权; 需要时另行申请',
      en: 'The grant shows its conditions; file another request where the record is needed',
    },
  },
});
