import * as v from 'valibot';
import { Fields } from '../../dataset/schema';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { limits } from '../../fields/limits';
import { StepName } from '../../process/names';
import { transaction } from '../../transaction';
import { FactId, Secret, integer } from '../../values/scalars';
import { Case } from './case-shapes';
import { Declarations, Openings, allFetched } from './origin-shapes';
import { caseId, processId } from './shapes';

/** Cases lie with the authority that handles them, and what their forms say in its vault. */
const keptErrors = [
  errors.ledger.notFound,
  errors.ledger.notOwner,
  errors.records.wrongPeer,
  errors.vault.noKey,
  errors.vault.notPrepared,
  errors.vault.wrongKey,
  errors.vault.unreadable,
] as const;

const actErrors = [
  ...keptErrors,
  errors.process.stale,
  errors.process.otherDigest,
  errors.process.tooManySteps,
] as const;

const word = {
  en:
    'The authority signs alone, because transient data reaches every endorser: a case is its own word. Step and case ' +
    'lie in its own collection, whose digests every peer holds, and each step names the one before; so a step cannot ' +
    'be exchanged afterwards without a trace.',
  zh:
    '只由本机构背书, 因为瞬态数据会到达每个背书节点: 办件是该机构自己的陈述。步骤和办件存于本机构集合, 其摘要值存于各节点, ' +
    '每一步都写明前一步; 因此事后替换任何一步都会留下痕迹。',
};

const seen = field(integer(1, limits.steps), {
  en: 'The `step` of the case as you saw it; refused where somebody has acted since.',
  zh: '所见办件的 `step`; 其后已有人办理的, 予以拒绝。',
  example: 3,
});

const where = field(StepName, {
  en: 'The state in which the case waits: of several that are open, the one that is meant.',
  zh: '办件等待办理的状态; 同时处于几个状态时, 写明是哪一个。',
});

export const begin = transaction({
  name: 'process.begin',
  kind: 'submit',
  summary: { zh: '开始办件', en: 'Begin a case' },
  about: word,
  requires: {
    en: "That the process is the caller's own authority's; that the caller may do something in its start.",
    zh: '流程属于本机构; 调用方在起始状态有可办的动作。',
  },
  emits: {
    en: "The case and its first step, in the authority's own collection. Nothing public.",
    zh: '办件及其第一步, 写入本机构集合。不写公共状态。',
  },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ process: processId }),
  output: Case,
  errors: [...keptErrors, errors.process.notYours],
});

export const act = transaction({
  name: 'process.act',
  kind: 'submit',
  summary: { zh: '办理: 对办件办理一个动作', en: 'Act on a case' },
  about: word,
  requires: {
    en:
      'That the action is offered where the case is; that the caller has its role and department and nobody else has ' +
      'claimed it; that the form is filled in rightly and the condition holds; that what was fetched is what its ' +
      "provider committed to, read under the caller's own opening and a grant that still holds.",
    zh:
      '办件当前可办该动作; 调用方角色和部门相符, 且未被他人认领; 表单填写合格, 条件成立; 所调取的内容与提供方的承诺相符, ' +
      '且系凭本人的调阅和仍然有效的授权取得。',
  },
  emits: {
    en: 'The step and the case, in the own collection; what the form says encrypted in the vault. Nothing public.',
    zh: '该步骤和办件写入本机构集合; 表单内容加密写入密文库。不写公共状态。',
  },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({
    case: caseId,
    action: field(StepName, {
      en: 'What is done, by its name in the definition.',
      zh: '所办动作, 用流程定义中的名称。',
      example: 'accept',
    }),
    step: seen,
    openings: v.optional(
      field(Openings, {
        en: 'Under which openings the form was filled; absent where nothing was opened for it.',
        zh: '表单据以填写的各次调阅; 未作调阅的没有此项。',
        example: [{ at: 0, opening: 'MHRSS/o-gd-5e0c61d9ab4287f3' }],
      }),
    ),
  }),
  transient: v.object({
    fields: v.optional(
      field(Fields, {
        en: 'What a person filled in, corrections included; absent where the action asks for none.',
        zh: '由人填写的内容, 含更正; 不需表单的没有此项。',
      }),
    ),
    fetched: v.optional(
      field(allFetched, {
        en: 'What the fetches of the form brought, each with its proof; the values are taken from there.',
        zh: '表单各项调取的结果, 各附证明; 各值由此取得。',
      }),
    ),
    declared: v.optional(
      field(Declarations, {
        en: 'For which fetched fields the person speaks in place of the state, and why.',
        zh: '哪些应调取的信息项由填写人自行申报, 以及原因。',
        example: { address: { why: 'corrected', reason: 'moved in May' } },
      }),
    ),
    salt: field(Secret, {
      en: 'Random bytes that hide the values behind the commitment to them.',
      zh: '用于隐藏表单内容的随机字节, 使承诺不泄露内容。',
    }),
  }),
  output: Case,
  errors: [
    ...actErrors,
    errors.process.actionUnknown,
    errors.process.notOffered,
    errors.process.notYours,
    errors.process.claimed,
    errors.process.guardClosed,
    errors.process.formInvalid,
    errors.process.noForm,
    errors.process.fieldFetched,
    errors.process.fetchedMisfit,
    errors.process.declaredWrong,
    errors.process.fetchUnknown,
    errors.ledger.sealBroken,
    errors.ledger.notYetHere,
    errors.access.openingUnknown,
    errors.access.openingDenied,
    errors.access.openingExpired,
    errors.access.openingNotYours,
    errors.access.otherDepartment,
    errors.access.keysDiffer,
    errors.access.noGrant,
    errors.access.grantOther,
    errors.access.grantRevoked,
    errors.access.grantSuspended,
    errors.access.grantExpired,
    errors.access.outsideHours,
    errors.access.roleNotGranted,
    errors.access.notDelegated,
    errors.access.delegationUnknown,
    errors.access.delegationRevoked,
    errors.access.delegationExpired,
    errors.access.delegationOther,
    errors.access.delegationNarrower,
    errors.access.delegationBound,
    errors.access.fieldNotGranted,
    errors.access.purposeDiffers,
    errors.access.notShared,
    errors.access.datasetRetired,
    errors.catalog.retired,
    errors.records.invalid,
  ],
});

const handing = {
  kind: 'submit',
  emits: {
    en: "The step and the case, in the authority's own collection. Nothing public.",
    zh: '该步骤和办件, 写入本机构集合。不写公共状态。',
  },
  signers: ['caller'],
  callers: 'anyone',
  output: Case,
} as const;

export const claim = transaction({
  ...handing,
  name: 'process.claim',
  summary: { zh: '认领待办', en: 'Take a task on' },
  requires: {
    en: 'That the caller may do something in that state, and nobody else has claimed it.',
    zh: '调用方在该状态有可办的动作, 且未被他人认领。',
  },
  input: v.object({ case: caseId, state: where, step: seen }),
  errors: [...actErrors, errors.process.noSuchTask, errors.process.notYours, errors.process.claimed],
});

export const delegate = transaction({
  ...handing,
  name: 'process.delegate',
  summary: { zh: '转交待办', en: 'Hand a task to somebody else' },
  requires: {
    en: 'That the caller has it in hand, and the other is in standing and may do something there.',
    zh: '该待办在调用方手中; 对方在岗, 且在该状态有可办的动作。',
  },
  input: v.object({
    case: caseId,
    state: where,
    to: field(FactId, {
      en: 'Who is to act from now on: a person of the same authority.',
      zh: '此后由谁办理: 本机构的人员。',
      example: 'GD/chen',
    }),
    step: seen,
  }),
  errors: [...actErrors, errors.process.noSuchTask, errors.process.notHeld, errors.process.delegateUnfit],
});

const giveBack = transaction({
  ...handing,
  name: 'process.return',
  summary: { zh: '退回待办', en: 'Put a task back' },
  about: {
    en: "Its department sees it again as nobody's. A steward of the department can take it from somebody who is away.",
    zh: '该待办重新由部门内人员认领。办理人不在岗时, 该部门的数据专员可代为退回。',
  },
  requires: {
    en: 'That the caller has it in hand, or is a steward of its department.',
    zh: '该待办在调用方手中, 或调用方为该部门的数据专员。',
  },
  input: v.object({ case: caseId, state: where, step: seen }),
  errors: [...actErrors, errors.process.noSuchTask, errors.process.notHeld],
});

export { giveBack as return };
