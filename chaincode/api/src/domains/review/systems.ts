import * as v from 'valibot';
import { errors } from '../../errors';
import { transaction } from '../../transaction';
import { FactId, LocalName, Msp, Page, pageOf } from '../../values/scalars';
import { System, profile } from './shapes';

/** Registers systems that exist already. */
export const register = transaction({
  name: 'review.register',
  kind: 'submit',
  summary: { zh: '登记在用、在建系统', en: 'Register systems in use or in development' },
  signers: ['caller', 'witness'],
  callers: ['steward', 'reviewer'],
  input: v.object({
    systems: v.pipe(
      v.array(
        v.object({
          name: LocalName,
          ...profile,
          state: v.optional(v.picklist(['in-use', 'in-development']), 'in-use'),
        }),
      ),
      v.minLength(1),
      v.maxLength(100),
    ),
  }),
  output: v.object({ systems: v.array(FactId) }),
  errors: [errors.ledger.alreadyExists, errors.review.nothingSpecific],
});

/** Takes a system into use, or retires it: then it is not compared any more. */
export const update = transaction({
  name: 'review.update',
  kind: 'submit',
  summary: { zh: '变更系统状态: 投入使用或停用', en: 'Take a registered system into use, or retire it' },
  signers: [{ owner: 'system' }, 'witness'],
  callers: ['steward', 'reviewer'],
  input: v.object({ system: FactId, state: v.picklist(['in-use', 'retired']) }),
  output: System,
  errors: [errors.ledger.notFound, errors.ledger.notOwner, errors.ledger.illegalState],
});

/**
 * Writes the index entries of some projects anew from their sealed facts. Anybody may: an entry follows from the fact, and carries no
 * authority of its own. Entries of projects that are no longer compared, or never were, are removed.
 */
export const reindex = transaction({
  name: 'review.reindex',
  kind: 'submit',
  summary: { zh: '按封印内容重建比对索引', en: 'Rebuild index entries from the sealed facts' },
  signers: ['caller', 'witness'],
  callers: 'anyone',
  input: v.object({ projects: v.pipe(v.array(FactId), v.minLength(1), v.maxLength(100)) }),
  output: v.object({ written: v.number(), removed: v.number() }),
  errors: [errors.ledger.sealBroken],
});

/** Holds the index against the sealed facts: what is missing from it, differs, or stands there without a fact. One page an authority. */
export const checkIndex = transaction({
  name: 'review.checkIndex',
  kind: 'evaluate',
  summary: { zh: '核对比对索引与封印内容', en: 'Hold the index of the review against the sealed facts' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ authority: Msp }),
  output: v.object({
    checked: v.number(),
    problems: v.array(v.object({ project: FactId, problem: v.picklist(['missing', 'differs', 'orphan']) })),
  }),
  errors: [],
});

export const systems = transaction({
  name: 'review.systems',
  kind: 'evaluate',
  summary: { zh: '列出系统总目录', en: 'List the system catalogue' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ authority: v.optional(Msp), ...Page.entries }),
  output: pageOf(System),
  errors: [],
});
