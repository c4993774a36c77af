import { problems } from '@oneplusn/api';
import type { catalog } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';

const wrong = problems.catalog;

/** 类, the first digit of a code: 基础信息资源 1, 主题信息资源 2, 部门信息资源 3. */
const classes = {
  basic: { digit: '1', otherwise: wrong.codeBasic },
  theme: { digit: '2', otherwise: wrong.codeTheme },
  department: { digit: '3', otherwise: wrong.codeDepartment },
} as const;

/**
 * Why a code does not fit its entry, or undefined where it does, by the 政务信息资源目录编制指南: 类(1) 项(2) 目(3) 细目, a slash, 顺序码.
 */
export function codeProblem({ code, catalog }: Pick<catalog.Entry, 'code' | 'catalog'>): Problem | undefined {
  const parts = /^(\d)(\d{2})(\d{3})([0-9A-Za-z]*)\/([0-9A-Za-z]+)$/.exec(code);
  if (!parts) return problemWith(wrong.codeParts);
  const [, group, item, category] = parts;
  if (group !== classes[catalog].digit) return problemWith(classes[catalog].otherwise);
  if (item === '00' || category === '000') return problemWith(wrong.codeFromOne);
  return undefined;
}
