import * as v from 'valibot';
import { field } from '../fields/field';
import { roles } from '../transaction';
import { DepartmentPath } from '../values/department';
import { list } from '../values/scalars';

/** Who may act, and for whom. */
export const Who = v.strictObject({
  roles: field(list(v.picklist(roles.filter((role) => role !== 'administrator')), roles.length), {
    en: 'Roles of which the person needs one; without any nobody could act.',
    zh: '办理人须具备其中一种角色; 一种都不写则无人能办。',
    example: ['official'],
  }),
  department: v.optional(
    field(DepartmentPath, {
      en: 'The department whose people act, and those of the ones below; without it that of the whole process.',
      zh: '由哪个部门及其下级办理; 不填则为整个流程的部门。',
    }),
  ),
});
