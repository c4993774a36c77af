import { errorTable } from '@oneplusn/errors';

/**
 * Errors of access to conditional data. Those from 120 to 139, and `notShared`, are also the reasons written into a
 * denied opening; those from 140 on are the procedure's.
 */
export const accessErrors = errorTable('ACCESS', {
  fieldUnknown: {
    number: 101,
    message: { zh: '{dataset} 没有信息项 {field}', en: '{dataset} has no field {field}' },
    remedy: { zh: '查看目录中的信息项', en: 'See the items in the catalog' },
  },
  derivationUnknown: {
    number: 102,
    message: {
      zh: '信息项 {field} 未声明派生方式 {derivation}',
      en: 'The field {field} does not declare the derivation {derivation}',
    },
    remedy: { zh: '使用目录中声明的派生方式', en: 'Use a derivation that the catalog declares' },
  },
  nothingToRequest: {
    number: 103,
    message: { zh: '{dataset} 为无条件共享, 无需申请', en: '{dataset} is unconditional and needs no request' },
    remedy: { zh: '直接用 records.get 读取', en: 'Read it with records.get' },
  },
  notShared: {
    number: 104,
    message: { zh: '{dataset} 不予共享: {basis}', en: '{dataset} is not shared: {basis}' },
    remedy: { zh: '如有异议可协商或提请委员会决定', en: 'Negotiate, or put the dispute to the committee' },
  },
  decidedAlready: {
    number: 105,
    message: { zh: '申请 {request} 已办结: {state}', en: 'The request {request} is decided already: {state}' },
    remedy: { zh: '如需变更请重新申请', en: 'File a new request for a change' },
  },
  openingUnknown: {
    number: 106,
    message: {
      zh: '提供方节点上还没有调阅 {opening}',
      en: "The provider's peer does not know the opening {opening} yet",
    },
    remedy: { zh: '稍候重试 (SDK 会自动重试)', en: 'Try again in a moment (the SDK does)' },
  },
  openingDenied: {
    number: 107,
    message: { zh: '调阅 {opening} 被拒绝: {reason}', en: 'The opening {opening} was denied: {reason}' },
    remedy: { zh: '按所列原因处理; 该拒绝已记入账本', en: 'See the reason; the denial is on the ledger' },
  },
  openingExpired: {
    number: 108,
    message: { zh: '调阅 {opening} 已过期', en: 'The opening {opening} has expired' },
    remedy: { zh: '重新调阅', en: 'Open again' },
  },
  openingNotYours: {
    number: 109,
    message: { zh: '调阅 {opening} 不是由 {actor} 发起', en: 'The opening {opening} is not one of {actor}' },
    remedy: { zh: '由发起人本人读取', en: 'Let the actor who opened read' },
  },
  keysDiffer: {
    number: 110,
    message: {
      zh: '所给主键与调阅 {opening} 的承诺不符',
      en: 'The keys given are not those the opening {opening} committed to',
    },
    remedy: { zh: '传入调阅时的同一组主键和盐', en: 'Give the same keys and salt as at the opening' },
  },
  notNarrower: {
    number: 111,
    message: { zh: '授权的 {what} 超出申请 {request}', en: 'The {what} given goes beyond the request {request}' },
    remedy: { zh: '授权只能等于或小于申请的范围', en: 'Give what was asked for, or less' },
  },
  ownData: {
    number: 112,
    message: { zh: '{dataset} 属于申请方自己的机构 {msp}', en: "{dataset} is {msp}'s own" },
    remedy: {
      zh: '本机构的数据先以 access.openOwn 留痕, 再用 records.own 查看',
      en: 'Open it with access.openOwn, which leaves the trace, and read it with records.own',
    },
  },
  otherDepartment: {
    number: 113,
    message: {
      zh: '{dataset} 归 {holder} 使用, {actor} 属于 {department}',
      en: '{dataset} is for {holder} to read, and {actor} belongs to {department}',
    },
    remedy: {
      zh: '请该部门人员调阅, 或由本机构管理员将办理人员登记到该部门',
      en: "Ask that department's people, or have the person enrolled there by your administrator",
    },
  },
  secondSteward: {
    number: 114,
    message: {
      zh: '{dataset} 为 {grade} 级, 由 {actor} 发布或修订, 不能再由其授权',
      en: '{dataset} is graded {grade} and stands as {actor} wrote it, who may not grant access to it as well',
    },
    remedy: { zh: '由本机构另一名数据专员办理', en: 'Let a second steward of your authority approve it' },
  },
  sealedElsewhere: {
    number: 118,
    message: {
      zh: '所给公钥不是 {provider} 现用的查阅留痕公钥',
      en: 'The public key given is not the one that {provider} uses now for disclosure',
    },
    remedy: {
      zh: '以 access.disclosureKey 重新获取后再调阅',
      en: 'Ask for it anew with access.disclosureKey, and open again',
    },
  },
  noGrant: {
    number: 120,
    message: { zh: '{actor} 没有 {dataset} 的授权', en: '{actor} has no grant for {dataset}' },
    remedy: { zh: '先提交共享申请', en: 'File an access request first' },
  },
  grantOther: {
    number: 121,
    message: { zh: '授权 {grant} 属于 {holder}', en: 'The grant {grant} belongs to {holder}' },
    remedy: { zh: '使用本部门的授权', en: 'Use a grant of your own department' },
  },
  grantExpired: {
    number: 122,
    message: { zh: '授权 {grant} 已于 {expires} 到期', en: 'The grant {grant} expired at {expires}' },
    remedy: { zh: '重新申请', en: 'File a new request' },
  },
  grantRevoked: {
    number: 123,
    message: { zh: '授权 {grant} 已撤销', en: 'The grant {grant} is revoked' },
    remedy: { zh: '联系提供方', en: 'Contact the provider' },
  },
  fieldNotGranted: {
    number: 124,
    message: {
      zh: '授权 {grant} 不含 {field} 的 {derivation}',
      en: 'The grant {grant} does not cover {field} as {derivation}',
    },
    remedy: { zh: '只调阅获准的信息项', en: 'Open only the fields granted' },
  },
  purposeDiffers: {
    number: 125,
    message: {
      zh: '授权 {grant} 的用途为 {granted}, 不是 {purpose}',
      en: 'The grant {grant} is for {granted}, not for {purpose}',
    },
    remedy: { zh: '按获准用途使用', en: 'Use it for the purpose granted' },
  },
  quotaSpent: {
    number: 126,
    message: {
      zh: '授权 {grant} 本周期额度 {quota} 条已用尽',
      en: 'The quota of {quota} records of grant {grant} is spent for this window',
    },
    remedy: { zh: '等待下一周期, 或申请更高额度', en: 'Wait for the next window, or request a higher quota' },
  },
  datasetRetired: {
    number: 128,
    message: { zh: '目录条目 {dataset} 不存在或已停用', en: 'The dataset {dataset} does not exist or is retired' },
    remedy: { zh: '查询目录', en: 'Look into the catalog' },
  },
  wrongStage: {
    number: 140,
    message: {
      zh: '申请 {request} 处于 {stage}, 不能办理 {action}',
      en: 'The request {request} is {stage}: {action} is not possible',
    },
    remedy: {
      zh: '用 access.requested 查看所处环节和轮到谁办理',
      en: 'See where it stands, and whose turn it is, with access.requested',
    },
  },
  returnedAlready: {
    number: 141,
    message: {
      zh: '申请 {request} 已退回补正过一次',
      en: 'The request {request} has been returned for completion once already',
    },
    remedy: { zh: '作出决定: 同意或不同意并说明理由', en: 'Decide it: approve it, or refuse it with the reason' },
  },
  partsDiffer: {
    number: 142,
    message: {
      zh: '补正申请 {request} 须恰好给出所缺的部分: {wanted}; 所给为: {given}',
      en: 'A completion of the request {request} gives exactly the missing parts: {wanted}; given were: {given}',
    },
    remedy: {
      zh: '逐一给出所缺部分, 其余不改; 要改其余部分请撤回后重新申请',
      en: 'Give each missing part and no other; to change another, withdraw the request and file a new one',
    },
  },
  extendedAlready: {
    number: 143,
    message: { zh: '申请 {request} 已延期过一次', en: 'The request {request} has been extended once already' },
    remedy: { zh: '在期限内作出决定', en: 'Decide it within its term' },
  },
  extensionTooLong: {
    number: 144,
    message: { zh: '至多延长 {limit} 个工作日, 不能为 {days}', en: 'At most {limit} working days, not {days}' },
    remedy: { zh: '缩短延期', en: 'Extend it by fewer days' },
  },
  termOver: {
    number: 145,
    message: { zh: '申请 {request} 的答复期限 {due} 已过', en: 'The term of the request {request} ended on {due}' },
    remedy: { zh: '逾期不能再延, 请立即作出决定', en: 'What is late is not extended any more: decide it now' },
  },
  notOverdue: {
    number: 146,
    message: { zh: '申请 {request} 的答复期限 {due} 未过', en: 'The answer to the request {request} is due on {due}' },
    remedy: { zh: '期限过后再督办', en: 'Escalate it once that day has passed' },
  },
  noCalendar: {
    number: 147,
    message: {
      zh: '账本上没有 {year} 年的节假日安排, 无法计算期限',
      en: 'The ledger has no calendar of {year}: the day cannot be reckoned',
    },
    remedy: {
      zh: '由任一机构用 registry.propose 提出该年的安排并表决',
      en: 'Have any authority propose the calendar with registry.propose, and vote on it',
    },
  },
  escalatedAlready: {
    number: 148,
    message: { zh: '申请 {request} 已由本方督办', en: 'This side has escalated the request {request} already' },
    remedy: {
      zh: '等待提供方决定; 委员会也可督办',
      en: 'Await the decision; requester and committee can each escalate once a term',
    },
  },
  otherUnit: {
    number: 149,
    message: {
      zh: '申请 {request} 由 {unit} 提出, {actor} 属于 {department}',
      en: 'The request {request} is one of {unit}, and {actor} belongs to {department}',
    },
    remedy: {
      zh: '由该部门、其上级或下级的人员办理',
      en: 'Let a person of that department do it, or of one above or below it',
    },
  },
  notRenewable: {
    number: 151,
    message: {
      zh: '授权 {grant} 不能这样续期: {part} 与之不符',
      en: 'The grant {grant} cannot be renewed so: {part} does not fit it',
    },
    remedy: {
      zh: '按原授权续期, 或不填 renews 另行申请',
      en: 'Ask for no more than it gave, or file without `renews`',
    },
  },
  checkOver: {
    number: 160,
    message: {
      zh: '申请 {request} 的合规性审查期限 {due} 已过, 不能再退回补正',
      en: 'The conformity check of {request} ended on {due}: it is not returned any more',
    },
    remedy: { zh: '作出决定: 同意或不同意并说明理由', en: 'Decide it: approve it, or refuse it with the reason' },
  },
  samePerson: {
    number: 150,
    message: {
      zh: '{actor} 已对申请 {request} 办理 {earlier}, 不能再办理 {action}',
      en: '{actor} did {earlier} for the request {request}, and cannot do {action} as well',
    },
    remedy: { zh: '由另一名人员办理', en: 'Let another person do it' },
  },
});
