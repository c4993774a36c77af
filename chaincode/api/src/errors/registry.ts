import { errorTable } from '@oneplusn/errors';

/** Errors about who the caller is and what they may do. */
export const registryErrors = errorTable('REGISTRY', {
  notFounded: {
    number: 101,
    message: { zh: '网络尚未建立', en: 'The network has not been founded yet' },
    remedy: { zh: '由委员会管理员执行 registry.found', en: "Let the committee's administrator call registry.found" },
  },
  alreadyFounded: {
    number: 102,
    message: { zh: '网络已建立', en: 'The network has been founded already' },
    remedy: { zh: '新机构经提案表决加入', en: 'New authorities join by a proposal and votes' },
  },
  notCommittee: {
    number: 103,
    message: { zh: '{msp} 不是委员会 {committee}', en: '{msp} is not the committee {committee}' },
    remedy: { zh: '由委员会办理', en: 'Let the committee do this' },
  },
  unknownAuthority: {
    number: 104,
    message: { zh: '机构 {msp} 未登记', en: 'The authority {msp} is not registered' },
    remedy: { zh: '经委员会提案加入', en: 'Have it join by a proposal to the committee' },
  },
  authoritySuspended: {
    number: 105,
    message: { zh: '机构 {msp} 已暂停', en: 'The authority {msp} is suspended' },
    remedy: { zh: '联系委员会', en: 'Contact the committee' },
  },
  unknownActor: {
    number: 106,
    message: { zh: '人员 {actor} 未登记', en: 'The actor {actor} is not registered' },
    remedy: { zh: '由本机构管理员登记该人员', en: "Let the authority's administrator enrol this actor" },
  },
  actorSuspended: {
    number: 107,
    message: { zh: '人员 {actor} 已停用', en: 'The actor {actor} is suspended' },
    remedy: { zh: '联系本机构管理员', en: "Contact the authority's administrator" },
  },
  certificateDiffers: {
    number: 108,
    message: {
      zh: '{actor} 证书中的 {attribute} 为 {certified}, 登记为 {registered}',
      en: 'The certificate of {actor} says {attribute} {certified}, the registry {registered}',
    },
    remedy: { zh: '重新签发证书或更正登记', en: 'Issue a new certificate or correct the registry' },
  },
  roleMissing: {
    number: 109,
    message: {
      zh: '{actor} 没有 {action} 所需的角色之一: {roles}',
      en: '{actor} has none of the roles that {action} needs: {roles}',
    },
    remedy: {
      zh: '由有该角色的人员办理, 或申请该角色',
      en: 'Let somebody with such a role do it, or ask for the role',
    },
  },
  unknownDepartment: {
    number: 110,
    message: {
      zh: '部门 {department} 未登记或已停用',
      en: 'The department {department} is not registered or suspended',
    },
    remedy: { zh: '由本机构管理员登记该部门', en: "Let the authority's administrator establish it" },
  },
  notEnoughVotes: {
    number: 111,
    message: {
      zh: '提案 {proposal} 得 {votes} 票赞成, 需要 {needed} 票',
      en: 'The proposal {proposal} has {votes} votes in favour and needs {needed}',
    },
    remedy: { zh: '等待其他机构表决', en: 'Wait for the votes of further authorities' },
  },
  badCertificate: {
    number: 112,
    message: { zh: '证书缺少属性 {attribute}', en: 'The certificate lacks the attribute {attribute}' },
    remedy: {
      zh: '由机构 CA 重新签发带 OnePlusN 属性的证书',
      en: "Have the authority's CA issue a certificate with the OnePlusN attributes",
    },
  },
  motionUnfit: {
    number: 113,
    message: { zh: '该事项不能办理: {problem}', en: 'This cannot be done: {problem}' },
    remedy: { zh: '更正后重新提出', en: 'Correct it and propose again' },
  },
  certificateSuspended: {
    number: 114,
    message: {
      zh: '{msp} 已停用该证书, 指纹 {fingerprint}',
      en: '{msp} has suspended this certificate, fingerprint {fingerprint}',
    },
    remedy: {
      zh: '换用新证书; 如系误停, 由本机构管理员执行 registry.resume',
      en: "Use a new certificate; if this was a mistake, let the authority's administrator call registry.resume",
    },
  },
  suspendsItself: {
    number: 115,
    message: {
      zh: '{actor} 不能停用自己或自己正在使用的证书',
      en: '{actor} cannot suspend itself, nor the certificate that it calls with',
    },
    remedy: { zh: '由本机构另一名管理员办理', en: 'Let another administrator of the authority do it' },
  },
  motionOutdated: {
    number: 116,
    message: {
      zh: '提案 {proposal} 提出之后, 表决机构或所涉事项已有变化',
      en: 'Since {proposal} was put, who may vote or what it is about has changed',
    },
    remedy: { zh: '按现状重新提出', en: 'Propose it anew, as things stand' },
  },
  motionExpired: {
    number: 117,
    message: { zh: '提案 {proposal} 已于 {at} 过期', en: 'The proposal {proposal} expired at {at}' },
    remedy: { zh: '仍需办理的, 重新提出', en: 'Propose it anew if it is still wanted' },
  },
});
