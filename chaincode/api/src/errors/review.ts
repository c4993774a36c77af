import { errorTable, joined } from '@oneplusn/errors';

/** Errors of the review that stops duplicate projects. */
export const reviewErrors = errorTable('REVIEW', {
  routeNeedsTarget: {
    number: 101,
    message: { zh: '处置方式 {route} 须指明所依托的项目', en: 'The route {route} must name the project it builds on' },
    remedy: { zh: '从审查结果中选定项目', en: 'Choose one from the findings' },
  },
  targetNotFound: {
    number: 102,
    message: {
      zh: '{target} 不在 {application} 的审查结果中',
      en: '{target} is not among the findings of {application}',
    },
    remedy: { zh: '从审查结果中选定项目', en: 'Choose one from the findings' },
  },
  routeUnfit: {
    number: 103,
    message: {
      zh: '{route} 不适用于状态为 {state} 的 {target}',
      en: '{route} does not fit {target}, which is {state}',
    },
    remedy: {
      zh: '复用、改造针对在用系统; 共建针对在建系统; 合并针对未转为系统、且本身独立建设或尚未决定的申报',
      en: joined(
        'Reuse and adapt take systems in use; join takes one in development; merge takes an application that is ',
        'undecided or independent, and no system yet',
      ),
    },
  },
  findingsUnanswered: {
    number: 104,
    message: {
      zh: '判定独立建设须逐一说明与高度相似项目的差异, 尚有 {count} 个未说明, 首个为 {first}',
      en: joined(
        'Independent must explain how it differs from each very similar project: {count} are without, the first is ',
        '{first}',
      ),
    },
    remedy: {
      zh: '在 differences 中逐一说明',
      en: 'Give each its difference in `differences`',
    },
  },
  notDecided: {
    number: 105,
    message: {
      zh: '项目 {application} 尚未作出审查决定',
      en: 'The application {application} has no review decision yet',
    },
    remedy: { zh: '先由委员会评审', en: 'Let the committee review it first' },
  },
  notApproved: {
    number: 106,
    message: { zh: '项目 {application} 尚未批准', en: 'The application {application} is not approved' },
    remedy: { zh: '先由省级审批', en: 'Let the province approve it first' },
  },
  routeTakesNoTarget: {
    number: 107,
    message: { zh: '独立建设不依托其他项目', en: 'The route independent builds on no other project' },
    remedy: { zh: '去掉 target, 或改选其他处置方式', en: 'Leave `target` out, or choose another route' },
  },
  nothingSpecific: {
    number: 108,
    message: {
      zh: '{title} 除地名、机构名和通用表述外没有可比对的内容',
      en: '{title} says nothing specific: only places, organisations and stock wording',
    },
    remedy: { zh: '写明项目的具体功能', en: 'Say what functions the project has' },
  },
  buildsNothing: {
    number: 109,
    message: {
      zh: '项目 {application} 的处置方式为 {route}, 依托 {target}, 不另建系统',
      en: 'The application {application} goes the route {route} on {target}: it builds no system of its own',
    },
    remedy: { zh: '使用所依托的系统', en: 'Use the system that it builds on' },
  },
  changedSince: {
    number: 110,
    message: {
      zh: '项目 {application} 的内容在审查后被改动',
      en: 'The application {application} does not read as it was reviewed',
    },
    remedy: { zh: '重新申报', en: 'File it again' },
  },
  samePerson: {
    number: 111,
    message: {
      zh: '{actor} 已对 {application} 办理 {earlier}, 不能再办理 {action}',
      en: '{actor} did {earlier} of {application}, and may not do {action} as well',
    },
    remedy: { zh: '由另一人办理', en: 'Let another person do it' },
  },
});
