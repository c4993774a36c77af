import * as v from 'valibot';
import { shapeProblems } from '../errors/problems/shape';
import { form } from '../fields/field';

/** A purpose, as a dotted name: `licence.review`. An opening must name the very purpose granted. */
export const Purpose = form(
  'purpose',
  v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+){0,4}$/, shapeProblems.purpose.key), v.maxLength(80)),
  {
    name: { en: 'purpose', zh: '用途' },
    en:
      'A purpose as up to five names in lower case, joined by dots. Requester and provider agree on it in the ' +
      'request.',
    zh: '用途, 写作至多五段小写名称, 以点连接。由申请方与提供方在申请中约定。',
    example: 'licence.review',
  },
);
