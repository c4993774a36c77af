import { errorTable } from '@oneplusn/errors';

/** Errors of processes and of cases that run by them. */
export const processErrors = errorTable('PROCESS', {
  unsound: {
    number: 101,
    message: {
      zh: '流程定义有 {count} 处问题: {problems}',
      en: 'The definition has {count} problems: {problems}',
    },
    remedy: {
      zh: '按所列位置逐一更正; 发布前可用 oneplusn process check 检查',
      en: 'Put each right at its place; oneplusn process check looks before you publish',
    },
  },
  unchanged: {
    number: 102,
    message: {
      zh: '流程 {process} 第 {version} 版就是此定义',
      en: 'Version {version} of {process} is this very definition',
    },
    remedy: { zh: '无需再次发布', en: 'There is nothing to publish' },
  },
  actionUnknown: {
    number: 103,
    message: { zh: '流程 {process} 没有办理动作 {action}', en: 'The process {process} has no action {action}' },
    remedy: { zh: '用 process.get 查看流程定义', en: 'See the definition with process.get' },
  },
  notOffered: {
    number: 104,
    message: {
      zh: '办件 {case} 处于 {states}, 不能办理 {action}',
      en: 'The case {case} is at {states}: {action} is not offered there',
    },
    remedy: { zh: '查看办件当前可办的动作', en: 'See which actions the case offers now' },
  },
  notYours: {
    number: 105,
    message: {
      zh: '{action} 由 {department} 的 {roles} 办理, {actor} 不是',
      en: '{action} is for {roles} of {department}, which {actor} is not',
    },
    remedy: { zh: '由该部门具备该角色的人员办理', en: 'Let somebody of that department and role do it' },
  },
  guardClosed: {
    number: 106,
    message: {
      zh: '按表单内容, 办件 {case} 不符合办理 {action} 的条件',
      en: 'By what its forms say, the case {case} does not meet the condition of {action}',
    },
    remedy: { zh: '查看该动作的条件, 或办理其他动作', en: 'See the condition of the action, or choose another' },
  },
  stale: {
    number: 107,
    message: {
      zh: '办件 {case} 已办到第 {step} 步, 所据的是第 {given} 步',
      en: 'The case {case} is at step {step}; you acted on step {given}',
    },
    remedy: { zh: '重新查看办件后再办理', en: 'Look at the case again, and decide anew' },
  },
  claimed: {
    number: 108,
    message: {
      zh: '办件 {case} 的 {state} 由 {holder} 办理中',
      en: '{state} of the case {case} is in the hands of {holder}',
    },
    remedy: { zh: '由其本人办理、转交或退回', en: 'Let that person act, delegate or return it' },
  },
  notHeld: {
    number: 109,
    message: {
      zh: '办件 {case} 的 {state} 不在 {actor} 手中',
      en: '{state} of the case {case} is not in the hands of {actor}',
    },
    remedy: { zh: '先认领', en: 'Claim it first' },
  },
  delegateUnfit: {
    number: 110,
    message: { zh: '{actor} 不能办理 {case} 的 {state}', en: '{actor} may not act on {state} of the case {case}' },
    remedy: { zh: '转交给有权办理的在岗人员', en: 'Delegate to somebody in standing who may act there' },
  },
  noSuchTask: {
    number: 111,
    message: { zh: '办件 {case} 此刻不在 {state}', en: 'The case {case} is not at {state} now' },
    remedy: { zh: '查看办件当前所处状态', en: 'See where the case is now' },
  },
  formInvalid: {
    number: 112,
    message: {
      zh: '表单 {form} 的 {field} 不合格: {problem}',
      en: 'The field {field} of the form {form} is not valid: {problem}',
    },
    remedy: { zh: '按表单规定更正', en: 'Correct it as the form asks' },
  },
  noForm: {
    number: 113,
    message: { zh: '{action} 不收表单内容', en: '{action} takes no form' },
    remedy: { zh: '去掉所填内容', en: 'Leave the fields out' },
  },
  otherDigest: {
    number: 114,
    message: {
      zh: '办件 {case} 所依据的流程定义 {definition} 与其摘要值不符',
      en: 'The definition {definition} is not the one that the case {case} began under',
    },
    remedy: {
      zh: '请所有者恢复该定义',
      en: 'Ask its owner to restore the definition',
    },
  },
  tooManySteps: {
    number: 115,
    message: { zh: '办件 {case} 已办 {limit} 步, 不能再办', en: 'The case {case} has {limit} steps and takes no more' },
    remedy: { zh: '办结后另开办件', en: 'Begin another case' },
  },
  fieldFetched: {
    number: 116,
    message: {
      zh: '表单 {form} 的 {field} 取自 {dataset}, 不能径行改写',
      en: 'The field {field} of the form {form} comes from {dataset} and is read-only',
    },
    remedy: {
      zh: '去掉该项; 或作为更正申报并说明理由; 未能调取的, 注明原因后自行填写',
      en: 'Leave it out; or declare a correction with its reason; or say why nothing could be fetched',
    },
  },
  fetchedMisfit: {
    number: 117,
    message: {
      zh: '自 {dataset} 调取的内容未通过核验: {problem}',
      en: 'What was fetched from {dataset} does not prove itself: {problem}',
    },
    remedy: {
      zh: '重新调阅、读取后再办理',
      en: 'Open and read it again, then act',
    },
  },
  declaredWrong: {
    number: 118,
    message: {
      zh: '{field} 不能作为 {why} 申报: {problem}',
      en: '{field} cannot be declared as {why}: {problem}',
    },
    remedy: {
      zh: '查看表单对该项的规定及调取结果',
      en: 'See what the form says of the field, and what was fetched',
    },
  },
  fetchUnknown: {
    number: 119,
    message: {
      zh: '表单 {form} 没有第 {at} 项调取',
      en: 'The form {form} has no fetch {at}',
    },
    remedy: {
      zh: '查看流程定义中该表单的 fetches, 自 0 计, 各至多一次',
      en: 'See the fetches of the form in the definition, counted from 0, each given once at most',
    },
  },
  notForResidents: {
    number: 120,
    message: {
      zh: '{actor} 不能代居民开始或查询 {process} 的办件',
      en: '{actor} may not begin or look for cases of {process} for residents',
    },
    remedy: {
      zh: '由流程定义 begin.residents 所定的服务身份办理; 没有该项的流程只由工作人员开始',
      en: 'Let the service identity do it that begin.residents of the definition names; without that, officials begin',
    },
  },
  notApplicant: {
    number: 121,
    message: {
      zh: '{action} 由办件 {case} 的申请人办理, 所给的不是其标识',
      en: '{action} is for the applicant of the case {case}, whom the call does not name',
    },
    remedy: {
      zh: '在瞬态数据中给出该办件所属居民的标识 resident',
      en: 'Name the resident whose case it is, as resident in the transient data',
    },
  },
});
