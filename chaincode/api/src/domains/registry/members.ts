import * as v from 'valibot';
import { errors } from '../../errors';
import { roles, transaction } from '../../transaction';
import { FactId, LocalName, Msp, Page, Title, pageOf, text } from '../../values/scalars';
import { Actor, Authority, Department, DepartmentPath, Standing } from './shapes';

/** Sets up or changes departments of the caller's authority. Suspending one suspends all below it. */
export const establish = transaction({
  name: 'registry.establish',
  kind: 'submit',
  summary: { zh: '设立或变更本机构部门', en: "Set up or change a department of one's authority" },
  signers: ['caller', 'witness'],
  callers: ['administrator'],
  input: v.object({
    departments: v.pipe(
      v.array(v.object({ path: DepartmentPath, name: Title, state: v.optional(Standing, 'active') })),
      v.minLength(1),
      v.maxLength(200),
    ),
  }),
  output: v.array(Department),
  errors: [errors.registry.unknownDepartment],
});

/** Enrols actors of the caller's authority, or changes their department, roles or state. Suspension takes effect at once. */
export const enrol = transaction({
  name: 'registry.enrol',
  kind: 'submit',
  summary: { zh: '登记、变更或停用本机构人员', en: "Enrol, change or suspend actors of one's authority" },
  signers: ['caller', 'witness'],
  callers: ['administrator'],
  input: v.object({
    actors: v.pipe(
      v.array(
        v.object({
          id: LocalName,
          name: text(80),
          department: DepartmentPath,
          roles: Actor.entries.roles,
          state: v.optional(Standing, 'active'),
        }),
      ),
      v.minLength(1),
      v.maxLength(200),
    ),
  }),
  output: v.array(Actor),
  errors: [errors.registry.unknownDepartment],
});

/** Who the ledger takes the caller for. */
export const whoami = transaction({
  name: 'registry.whoami',
  kind: 'evaluate',
  summary: { zh: '查询本人登记信息', en: 'Who the ledger takes the caller for' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({}),
  output: v.object({
    actor: FactId,
    msp: Msp,
    department: v.optional(DepartmentPath),
    roles: v.array(v.picklist(roles)),
    name: v.string(),
  }),
  errors: [errors.registry.unknownActor],
});

export const authorities = transaction({
  name: 'registry.authorities',
  kind: 'evaluate',
  summary: { zh: '列出机构', en: 'List the authorities' },
  signers: ['caller'],
  callers: 'anyone',
  input: Page,
  output: pageOf(Authority),
  errors: [],
});

export const departments = transaction({
  name: 'registry.departments',
  kind: 'evaluate',
  summary: { zh: '列出一机构的部门', en: "List an authority's departments" },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ msp: Msp, ...Page.entries }),
  output: pageOf(Department),
  errors: [],
});

export const actors = transaction({
  name: 'registry.actors',
  kind: 'evaluate',
  summary: { zh: '列出一机构的人员', en: "List an authority's actors" },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ msp: Msp, ...Page.entries }),
  output: pageOf(Actor),
  errors: [],
});
