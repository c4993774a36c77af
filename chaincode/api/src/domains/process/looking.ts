import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { limits } from '../../fields/limits';
import { nothingMore } from '../../fields/nothing';
import { StepName } from '../../process/names';
import { transaction } from '../../transaction';
import { DepartmentPath } from '../../values/department';
import { Page, integer, list, pageOf } from '../../values/scalars';
import { Case, Step } from './case-shapes';
import { CaseData } from './data-shapes';
import { forResident, residentId } from './filling';
import { allFetched } from './origin-shapes';
import { caseId, processId } from './shapes';
import { Task } from './task-shapes';

const caseFile = transaction({
  name: 'process.case',
  kind: 'evaluate',
  summary: { zh: '查看办件全卷', en: 'Show a case with its history' },
  about: {
    en:
      'What the forms say is shown to those who may act in the process, by department and role; to whoever acts for ' +
      'residents, in the cases of the one that they name. The others of the authority see how the case stands.',
    zh:
      '表单内容只对按部门和角色可办理该流程的人员显示; 代居民办理的服务身份, 只见所给居民本人的办件; ' +
      '本机构其他人员只见办理情况。',
  },
  requires: { en: "That the case is the caller's own authority's.", zh: '办件属于本机构。' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ case: caseId }),
  transient: forResident,
  output: v.object({
    case: field(Case, {
      en: 'Where it is at this moment, and in whose hands.',
      zh: '此刻到了哪一步, 由谁经手。',
    }),
    steps: field(list(Step, limits.versions), {
      en: 'What was done with it, the newest first; the oldest are left out beyond the limit.',
      zh: '办理记录, 自新至旧; 超出上限时略去最早的。',
    }),
    actions: field(list(StepName, limits.actions), {
      en: 'What the caller can do with it at this moment: role, department, claim and condition allow it.',
      zh: '调用方此刻可办的动作: 角色、部门、认领情况和条件均相符。',
      example: ['accept'],
    }),
    resident: v.optional(residentId),
    data: v.optional(
      field(CaseData, {
        en: 'What the forms say, by field; absent where the caller has no part in the process.',
        zh: '各信息项的内容; 调用方不参与该流程的没有此项。',
      }),
    ),
  }),
  errors: [
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.records.wrongPeer,
    errors.process.otherDigest,
    errors.vault.noKey,
    errors.vault.notPrepared,
    errors.vault.wrongKey,
    errors.vault.unreadable,
  ],
});

export const evidence = transaction({
  name: 'process.evidence',
  kind: 'evaluate',
  summary: { zh: '查看办件一步所凭的证明', en: 'Show what the values of a step were proved by' },
  about: {
    en:
      'Record proofs and openings as the contract checked them: whoever holds them can check them again, against the ' +
      'commitment of that time.',
    zh: '合约当时核验的记录证明和调阅: 持有者可据当时的承诺再行核验。',
  },
  requires: {
    en: "That the case is the caller's own authority's, and the caller has a part in the process.",
    zh: '办件属于本机构, 且调用方参与该流程。',
  },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({
    case: caseId,
    step: field(integer(1, limits.steps), {
      en: 'Which entry of the history is meant, by its number.',
      zh: '办理记录的哪一步, 即其序号。',
      example: 2,
    }),
  }),
  transient: forResident,
  output: v.object({
    fetched: field(allFetched, {
      en: 'What the form of that step was filled by; nothing where it fetched nothing.',
      zh: '该步骤的表单据以填写的调取结果; 未作调取的为空。',
    }),
  }),
  errors: [
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.records.wrongPeer,
    errors.process.notYours,
    errors.process.otherDigest,
    errors.vault.noKey,
    errors.vault.notPrepared,
    errors.vault.wrongKey,
    errors.vault.unreadable,
  ],
});

export const cases = transaction({
  name: 'process.cases',
  kind: 'evaluate',
  summary: { zh: '列出本机构的办件', en: "List one's authority's cases" },
  about: { en: 'The newest first.', zh: '自新至旧。' },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({
    process: v.optional(
      field(processId, {
        en: 'Only cases of this process; of all where none is named.',
        zh: '只列出该流程的办件; 不填则列出全部。',
      }),
    ),
    state: v.optional(
      field(v.picklist(['open', 'ended']), {
        en: 'Only those that still go on, or that have ended.',
        zh: '只列出仍在办理的, 或已办结的。',
        example: 'open',
      }),
    ),
    ...Page.entries,
  }),
  output: pageOf(Case),
  errors: [errors.records.wrongPeer],
});

export const tasks = transaction({
  name: 'process.tasks',
  kind: 'evaluate',
  summary: { zh: '部门待办清单', en: 'The work list of a department' },
  about: {
    en:
      'What is due first comes first. What a department below has let pass is listed too, where the process lets ' +
      'this one act then; pages may be short.',
    zh: '期限在前者排在前。下级部门逾期、流程规定可由本部门办理的也列出; 一页可能不满。',
  },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({
    department: v.optional(
      field(DepartmentPath, {
        en: "Whose work is listed; the caller's own department where none is named.",
        zh: '列出哪个部门的待办; 不填则为调用方所在部门。',
      }),
    ),
    overdue: v.optional(
      field(v.boolean(), {
        en: 'True for those alone whose day has passed; all that wait where nothing is said.',
        zh: '为 true 时只列出已逾期的; 不填则列出全部。',
      }),
    ),
    ...Page.entries,
  }),
  output: pageOf(Task),
  errors: [errors.registry.unknownDepartment, errors.records.wrongPeer],
});

export { caseFile as case };
