/**
 * What the declared choices of the descriptions are called in Chinese; English readers see them as they are written.
 */

const grades = {
  'general-1': '一般 1 级',
  'general-2': '一般 2 级',
  'general-3': '一般 3 级',
  'general-4': '一般 4 级',
  important: '重要',
  core: '核心',
};

const sharing = { unconditional: '无条件共享', conditional: '有条件共享', 'not-shared': '不予共享' };

const parts = {
  fields: '信息项',
  purpose: '用途',
  basis: '依据',
  scenario: '场景',
  scope: '范围',
  days: '期限',
  quota: '额度',
};

/**
 * By field, since a word may mean different things in different places: `open` is a proposal's state, and a dataset's
 * openness.
 */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  state: {
    active: '有效',
    suspended: '已暂停',
    revoked: '已撤销',
    published: '已发布',
    retired: '已停用',
    open: '表决中',
    expired: '已过期',
    enacted: '已执行',
    current: '现行',
    withdrawn: '已撤回',
    absent: '无',
    allowed: '允许',
    denied: '拒绝',
    'in-use': '在用',
    'in-development': '在建',
    pending: '待审',
    decided: '已决定',
    approved: '已批准',
    rejected: '未批准',
    commissioned: '已立项',
    intact: '完好',
    ready: '已启用',
    new: '未启用',
    wrong: '不符',
    broken: '不符',
  },
  effects: { created: '新增', updated: '更新', unchanged: '未变' },
  kind: {
    receipt: '回执',
    committee: '委员会',
    ministry: '部委',
    province: '省',
    constitution: '章程',
    authority: '机构',
    department: '部门',
    actor: '人员',
    parameter: '参数',
    calendar: '节假日安排',
    proposal: '提案',
    vote: '表决',
    enactment: '执行记录',
    dataset: '目录条目',
    batch: '批次',
    record: '记录',
    request: '申请',
    handling: '办理',
    decision: '答复',
    oversight: '监督',
    grant: '授权',
    opening: '调阅',
    system: '系统',
    application: '项目申报',
    findings: '审查结果',
    route: '处置决定',
    approval: '审批',
  },
  roles: {
    administrator: '管理员',
    steward: '数据专员',
    official: '经办人',
    reviewer: '评审员',
    approver: '审批人',
    auditor: '审计员',
  },
  action: { join: '加入', suspend: '暂停', resume: '恢复', parameter: '设置参数', calendar: '设置节假日' },
  catalog: { basic: '基础', theme: '主题', department: '部门' },
  type: { string: '文本', integer: '整数', boolean: '是/否', object: '对象' },
  format: {
    date: '日期',
    'date-time': '时间',
    'resident-id': '居民身份号码',
    'credit-code': '统一社会信用代码',
    division: '行政区划代码',
  },
  class: sharing,
  sharing,
  openness: { open: '开放', 'on-request': '依申请开放', closed: '不开放' },
  grade: grades,
  'x-grade': grades,
  updateCycle: {
    realtime: '实时',
    daily: '每日',
    weekly: '每周',
    monthly: '每月',
    quarterly: '每季度',
    yearly: '每年',
    irregular: '不定期',
  },
  per: { day: '每日', month: '每月', term: '整个期限' },
  problem: { missing: '索引缺失', differs: '与事实不符', orphan: '没有对应事实' },
  damaged: {
    application: '项目申报',
    findings: '审查结果',
    route: '处置决定',
    approval: '审批',
    system: '系统',
    handling: '办理',
    decision: '答复',
    oversight: '监督',
  },
  outcome: { approved: '同意', refused: '不同意', upheld: '争议成立', dismissed: '维持原决定' },
  stage: {
    drafted: '待会签',
    filed: '待办理',
    returned: '待补正',
    completed: '已补正',
    approved: '已同意',
    refused: '不同意',
    withdrawn: '已撤回',
    disputed: '待裁决',
    upheld: '发回重办',
    dismissed: '维持不同意',
  },
  turn: { requester: '申请方', provider: '提供方', committee: '委员会' },
  part: parts,
  parts,
  only: { due: '未到期', overdue: '已逾期' },
  route: { reuse: '复用', adapt: '改造', join: '共建', merge: '合并', independent: '独立建设' },
};

/** A choice as a Chinese reader knows it; the word itself where it has no other. */
export function wordOf(field: string, word: string): string {
  const known = Object.hasOwn(words, field) ? words[field] : undefined;
  return known && Object.hasOwn(known, word) ? (known[word] ?? word) : word;
}
