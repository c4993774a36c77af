import * as v from 'valibot';
import { transaction } from '../transaction';
import { FactId, Instant, Msp, Page, pageOf } from '../values/scalars';
import { Opening } from './access';

/** Who opened what, when, under which grant; denied attempts too. Newest first. */
export const openings = transaction({
  name: 'audit.openings',
  kind: 'evaluate',
  summary: { zh: '审计: 谁在何时凭何授权调阅了什么', en: 'Who opened what, when, under which grant' },
  signers: ['caller'],
  callers: ['auditor', 'administrator', 'steward'],
  input: v.object({
    dataset: v.optional(FactId),
    actor: v.optional(FactId),
    /** As provider or as requester. */
    authority: v.optional(Msp),
    state: v.optional(v.picklist(['allowed', 'denied'])),
    since: v.optional(Instant),
    until: v.optional(Instant),
    ...Page.entries,
  }),
  output: v.object({
    ...pageOf(Opening).entries,
    /** Openings that the lists name where no intact fact stands: damaged or removed. A reason to look closer, with `ledger.fact`. */
    unsound: v.array(FactId),
  }),
  errors: [],
});
