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
  delegationUnknown: {
    number: 174,
    message: {
      zh: '没有对授权 {grant} 的转授 {delegation}',
      en: 'There is no delegation {delegation} of the grant {grant}',
    },
    remedy: { zh: '用 access.delegations 查看转授', en: 'See the delegations with access.delegations' },
  },
  delegationRevoked: {
    number: 175,
    message: { zh: '转授 {delegation} 已收回: {reason}', en: 'The delegation {delegation} was taken back: {reason}' },
    remedy: { zh: '请被授权部门重新转授', en: 'Ask the department that holds the grant for another' },
  },
  delegationExpired: {
    number: 176,
    message: {
      zh: '转授 {delegation} 已于 {expires} 到期',
      en: 'The delegation {delegation} expired at {expires}',
    },
    remedy: { zh: '请被授权部门重新转授', en: 'Ask the department that holds the grant for another' },
  },
  delegationOther: {
    number: 177,
    message: {
      zh: '转授 {delegation} 给 {holder}, {actor} 属于 {department}',
      en: 'The delegation {delegation} is for {holder}, and {actor} belongs to {department}',
    },
    remedy: { zh: '使用给本部门的转授', en: 'Use a delegation to your own department' },
  },
  delegationNarrower: {
    number: 178,
    message: {
      zh: '转授 {delegation} 不含 {field} 的 {derivation}',
      en: 'The delegation {delegation} does not cover {field} as {derivation}',
    },
    remedy: { zh: '只调阅所转授的信息项', en: 'Open only the fields that were delegated' },
  },
  delegationBound: {
    number: 179,
    message: {
      zh: '转授 {delegation} 只限 {what}: {bound}',
      en: 'The delegation {delegation} holds only for its {what}: {bound}',
    },
    remedy: { zh: '在其范围内调阅', en: 'Open within it' },
  },
  delegationDepth: {
    number: 185,
    message: {
      zh: '转授 {delegation} 只准再转授 {depth} 级',
      en: 'The delegation {delegation} may be passed on {depth} times further, and no more',
    },
    remedy: {
      zh: '请作出转授的部门直接转授, 或写明可再转授几级 (depth)',
      en: 'Ask who passed it on to delegate to you directly, or to allow it to go further (depth)',
    },
  },
  noPlan: {
    number: 180,
    message: {
      zh: '没有适用于 {dataset} 的应急预案 {plan}',
      en: 'There is no emergency plan {plan} for {dataset}',
    },
    remedy: {
      zh: '用 access.plans 查看预案, 或提交共享申请',
      en: 'See the plans with access.plans, or file a request',
    },
  },
  planEnded: {
    number: 181,
    message: { zh: '应急预案 {plan} 已终止: {reason}', en: 'The emergency plan {plan} has ended: {reason}' },
    remedy: { zh: '提交共享申请', en: 'File an access request' },
  },
  planOther: {
    number: 182,
    message: {
      zh: '应急预案 {plan} 不适用于 {actor}',
      en: 'The emergency plan {plan} is not for {actor}',
    },
    remedy: {
      zh: '由预案所列部门、角色的人员办理',
      en: 'Let a person of a department and role that the plan names open',
    },
  },
  planNarrower: {
    number: 183,
    message: {
      zh: '应急预案 {plan} 不含 {field} 的 {derivation}',
      en: 'The emergency plan {plan} does not cover {field} as {derivation}',
    },
    remedy: { zh: '只调阅预案所列信息项', en: 'Open only the fields that the plan names' },
  },
  planSpent: {
    number: 184,
    message: {
      zh: '应急预案 {plan} 本周期额度 {quota} 条已用尽',
      en: 'The quota of {quota} records of the emergency plan {plan} is spent for this window',
    },
    remedy: { zh: '与提供方联系', en: 'Contact the provider' },
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
  otherHolder: {
    number: 191,
    message: {
      zh: '授权 {grant} 属于 {holder}, {actor} 属于 {department}',
      en: 'The grant {grant} is held by {holder}, and {actor} belongs to {department}',
    },
    remedy: {
      zh: '由被授权部门或其上级的人员办理',
      en: 'Let a person of the department that holds it do it, or of one above',
    },
  },
  heldByAll: {
    number: 197,
    message: {
      zh: '授权 {grant} 供 {holder} 整个机构使用, 各部门均可调阅',
      en: 'The grant {grant} is for the whole of {holder}: every department opens under it',
    },
    remedy: { zh: '无须转授, 直接调阅', en: 'Open under it without a delegation' },
  },
  notLower: {
    number: 198,
    message: {
      zh: '{authority} 不是 {provider} 的下级, 或没有行政区划',
      en: '{authority} stands below {provider} in no division, or has none',
    },
    remedy: {
      zh: '只能向下级行政区划的机构回流; 其他机构请提交共享申请',
      en: 'Records flow back to authorities of lower divisions only; others file a request',
    },
  },
  notBelow: {
    number: 192,
    message: {
      zh: '{department} 不是 {holder} 的下级部门',
      en: '{department} is no department below {holder}',
    },
    remedy: { zh: '只能转授给下级部门', en: 'A grant is delegated down the tree only' },
  },
  delegationWider: {
    number: 193,
    message: { zh: '转授的 {what} 超出授权 {grant}', en: 'The {what} delegated goes beyond the grant {grant}' },
    remedy: { zh: '转授只能等于或小于授权', en: 'Delegate what the grant gives, or less' },
  },
  policyUnfit: {
    number: 194,
    message: {
      zh: '申请 {request} 不符合常设规则 {policy}: {part}',
      en: 'The request {request} does not fit the standing policy {policy}: {part}',
    },
    remedy: {
      zh: '由提供方审核, 或按规则重新申请',
      en: 'Let the provider decide it, or file one that fits',
    },
  },
  noEmergency: {
    number: 195,
    message: { zh: '{opening} 不是获允许的应急调阅', en: '{opening} is no emergency opening that was allowed' },
    remedy: { zh: '待核查的见 access.emergencies', en: 'See which await a review with access.emergencies' },
  },
  anotherReviews: {
    number: 196,
    message: {
      zh: '{actor} 制定了预案 {plan}, 不能核查据此所作的调阅',
      en: '{actor} wrote the plan {plan}, and cannot review what was opened by it',
    },
    remedy: { zh: '由另一名人员核查', en: 'Let another person review it' },
  },
});
