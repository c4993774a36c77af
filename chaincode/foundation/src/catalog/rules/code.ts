import type { catalog } from '@oneplusn/api';

/** 类, the first digit of a code: 基础信息资源 1, 主题信息资源 2, 部门信息资源 3. */
const classes: Readonly<Record<catalog.Entry['catalog'], string>> = { basic: '1', theme: '2', department: '3' };

/**
 * Why a code does not fit its entry, or undefined where it does, by the 政务信息资源目录编制指南: 类(1) 项(2) 目(3) 细目, a slash, 顺序码.
 */
export function codeProblem({ code, catalog }: Pick<catalog.Entry, 'code' | 'catalog'>): string | undefined {
  const parts = /^(\d)(\d{2})(\d{3})([0-9A-Za-z]*)\/([0-9A-Za-z]+)$/.exec(code);
  if (!parts) return 'class (1 digit), item (2), category (3), sub-category, a slash, sequence';
  const [, group, item, category] = parts;
  if (group !== classes[catalog]) return `a ${catalog} entry is of class ${classes[catalog]}`;
  if (item === '00' || category === '000') return 'items and categories are counted from 1';
  return undefined;
}
