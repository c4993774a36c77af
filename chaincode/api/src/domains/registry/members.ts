import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { nothingMore } from '../../fields/nothing';
import { roles, transaction } from '../../transaction';
import { FactId, Msp, Page, list, pageOf, text } from '../../values/scalars';
import { DepartmentPath } from '../../values/department';
import { Actor, Authority, Department, Enrolment, Establishment } from './shapes';

/** Whether all that is given is suspended: that takes effect by the authority's own word. */
const suspendsAll = (units: readonly { readonly state?: string }[]): boolean =>
  units.every(({ state }) => state === 'suspended');

export const establish = transaction({
  name: 'registry.establish',
  kind: 'submit',
  summary: { zh: '设立或变更本机构部门', en: "Set up or change departments of one's authority" },
  about: {
    en: 'What exists already is changed. Suspending a department suspends all below it.',
    zh: '已设立的按本次内容变更。暂停一个部门, 其下各部门一并暂停。',
  },
  requires: {
    en: 'That the department above each active one exists and is active, or is set up in the same call.',
    zh: '每个有效部门的上级已设立且有效, 或在同一调用中设立。',
  },
  emits: {
    en: 'Each department given, and those below one that is suspended.',
    zh: '所列各部门, 以及被暂停部门之下的各部门。',
  },
  decides: {
    when: (input) => suspendsAll((input as { departments: { state?: string }[] }).departments),
  },
  signers: ['caller', 'witness'],
  callers: ['administrator'],
  input: v.object({
    departments: field(list(Establishment, 200, 1), {
      en: 'The units to set up or change, in any order.',
      zh: '要设立或变更的部门, 次序不限。',
    }),
  }),
  output: field(list(Department, 10_000), {
    en: 'All that was written, in order of their paths.',
    zh: '所写入的全部部门, 按路径排序。',
  }),
  errors: [errors.registry.unknownDepartment],
});

export const enrol = transaction({
  name: 'registry.enrol',
  kind: 'submit',
  summary: { zh: '登记、变更或停用本机构人员', en: "Enrol, change or suspend actors of one's authority" },
  about: {
    en: 'A suspension takes effect with the commit: the next call of that person is turned away.',
    zh: '停用随上链立即生效: 该人员的下一次调用即被拒绝。',
  },
  requires: {
    en: 'That each department exists, and is active where the person is to be active.',
    zh: '各人员所在部门已设立; 人员为有效时, 部门也须有效。',
  },
  emits: { en: 'Each person, as given.', zh: '所列各人员。' },
  decides: { when: (input) => suspendsAll((input as { actors: { state?: string }[] }).actors) },
  signers: ['caller', 'witness'],
  callers: ['administrator'],
  input: v.object({
    actors: field(list(Enrolment, 200, 1), {
      en: 'The people to enrol or change.',
      zh: '要登记或变更的人员名单。',
    }),
  }),
  output: field(list(Actor, 200), {
    en: 'Each person as registered now, in the order they were given.',
    zh: '各人员现在的登记内容, 按所给次序。',
  }),
  errors: [errors.registry.unknownDepartment],
});

export const whoami = transaction({
  name: 'registry.whoami',
  kind: 'evaluate',
  summary: { zh: '查询本人登记信息', en: 'Who the ledger takes the caller for' },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({}),
  output: v.object({
    actor: field(FactId, {
      en: "The caller's id on the ledger, as it stands in what the caller writes.",
      zh: '调用方在账本上的编号, 即其所写内容中的署名。',
      example: 'GD/li',
    }),
    msp: field(Msp, {
      en: "The authority whose CA issued the caller's certificate.",
      zh: '签发调用方证书的机构。',
    }),
    department: v.optional(
      field(DepartmentPath, {
        en: 'Where the caller is enrolled; an administrator has none.',
        zh: '调用方登记所在的部门; 管理员没有。',
      }),
    ),
    roles: field(list(v.picklist(roles), roles.length), {
      en: 'What the caller may do now: as enrolled, or `administrator` by an admin certificate.',
      zh: '调用方目前可办理的事项: 以登记为准; 持管理员证书者为 `administrator`。',
      example: ['official'],
    }),
    name: field(text(80), {
      en: "The person's name as enrolled; the certificate's id where nobody is enrolled.",
      zh: '登记的姓名; 未登记人员时为证书中的编号。',
      example: 'Li Ming',
      exampleZh: '李明',
    }),
  }),
  errors: [errors.registry.unknownActor],
});

export const authorities = transaction({
  name: 'registry.authorities',
  kind: 'evaluate',
  summary: { zh: '列出机构', en: 'List the authorities' },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: Page,
  output: pageOf(Authority),
  errors: [],
});

const whose = field(Msp, {
  en: 'The one whose registered members are listed.',
  zh: '要列出其登记内容的那个机构。',
});

export const departments = transaction({
  name: 'registry.departments',
  kind: 'evaluate',
  summary: { zh: '列出一机构的部门', en: "List an authority's departments" },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ msp: whose, ...Page.entries }),
  output: pageOf(Department),
  errors: [],
});

export const actors = transaction({
  name: 'registry.actors',
  kind: 'evaluate',
  summary: { zh: '列出一机构的人员', en: "List an authority's actors" },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ msp: whose, ...Page.entries }),
  output: pageOf(Actor),
  errors: [],
});
