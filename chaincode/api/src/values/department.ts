import * as v from 'valibot';
import { shapeProblems } from '../errors/problems/shape';
import { form } from '../fields/field';

/** Whether a department is another, or lies below it: `hrss/licensing` is within `hrss`. */
export function isWithin(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}/`);
}

/** A department's path inside its authority: `hrss/licensing`. */
export const DepartmentPath = form(
  'department-path',
  v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}(?:\/[a-z0-9-]{1,40}){0,5}$/, shapeProblems.department.key)),
  {
    name: { en: 'department path', zh: '部门路径' },
    en: "A department's place in its authority's tree, from the top: up to six names joined by slashes.",
    zh: '部门在本机构内的层级路径, 自上而下, 至多六级, 以斜杠连接。',
    example: 'hrss/licensing',
  },
);
