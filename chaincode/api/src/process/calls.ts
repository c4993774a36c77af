import * as v from 'valibot';
import { FieldName } from '../dataset/schema';
import { shapeProblems } from '../errors/problems/shape';
import { field } from '../fields/field';
import { limits } from '../fields/limits';
import { FactId, integer } from '../values/scalars';
import { StepName } from './names';

const Passed = v.pipe(
  v.record(FieldName, FieldName),
  v.minEntries(1, shapeProblems.oneField.key),
  v.maxEntries(limits.fields, shapeProblems.hundredItems.key),
);

/**
 * A case of another process that is begun when a case comes to a state, and waited for. The version is named: so a
 * process can only call what was published before it, and what its ends lead to cannot change.
 */
export const SubProcess = v.strictObject({
  process: field(FactId, {
    en: 'The process that is called: one of the same authority.',
    zh: '所调用的流程, 须为同一机构的。',
    example: 'GD/site-visit',
  }),
  version: field(integer(1, 100_000), {
    en: 'Its version; a newer one is called only by a new version of this process.',
    zh: '所调用的版本; 要改用新版, 须发布本流程的新版。',
    example: 1,
  }),
  gives: v.optional(
    field(Passed, {
      en: 'Which fields of the called process are filled from which of this one as it begins.',
      zh: '开始时, 被调用流程的哪些信息项取自本流程的哪些信息项。',
      example: { place: 'premises' },
    }),
  ),
  takes: v.optional(
    field(Passed, {
      en: 'Which fields of this process are filled from which of the called one when it has ended.',
      zh: '办结后, 本流程的哪些信息项取自被调用流程的哪些信息项。',
      example: { verdict: 'finding' },
    }),
  ),
  ends: field(
    v.pipe(
      v.record(StepName, StepName),
      v.minEntries(1, shapeProblems.oneEnd.key),
      v.maxEntries(limits.fields, shapeProblems.hundredItems.key),
    ),
    {
      en: 'To which state this case goes on from each end of the called process; all its ends are named.',
      zh: '被调用流程的各终结状态, 分别使本办件转入哪个状态; 须全部列出。',
      example: { passed: 'deciding', failed: 'refused' },
    },
  ),
});
