import { errorTable } from './error';

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
      zh: '复用、改造针对在用系统; 共建针对在建系统; 合并针对在审项目',
      en: 'Reuse and adapt take systems in use; join takes one in development; merge takes a pending application',
    },
  },
  findingsUnanswered: {
    number: 104,
    message: {
      zh: '判定独立建设须逐一说明 {count} 个高度相似项目的差异',
      en: 'Independent needs the differences from {count} very similar projects explained',
    },
    remedy: { zh: '在理由中说明', en: 'Explain them in the reason' },
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
});
