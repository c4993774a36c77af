import type { Guard } from '@oneplusn/api';

/** What all divisions within one begin with, itself included: `44` of 440000, `4401` of 440100. */
const stem = (division: string): string => division.replace(/(?:00)+$/, '');

/** 全国: also of authorities that are registered without a division, as ministries are. */
const nation = '000000';

/** Whether a division lies truly below another, or below the whole country where none is given. */
export const isBelow = (division: string, above = nation): boolean =>
  division !== above && division !== nation && division.startsWith(stem(above));

/** That a record is of a division or of one within it. Of a record that does not say, nothing is true. */
export function withinDivision(field: string, division: string): Guard {
  const begun = stem(division);
  const next = String(Number(begun) + 1).padStart(begun.length, '0');
  return {
    op: 'and',
    of: [
      { op: 'not', of: [{ op: '<', field, value: division }] },
      { op: '<', field, value: next.padEnd(division.length, '0') },
    ],
  };
}
