import * as v from 'valibot';
import { errors } from '../../errors';
import { transaction } from '../../transaction';
import { FactId, Msp, Page, pageOf, text } from '../../values/scalars';
import { Calendar, Motion, NewAuthority, Parameter, Proposal, Vote } from './shapes';

/** Founds the network: once, by the committee. */
export const found = transaction({
  name: 'registry.found',
  kind: 'submit',
  summary: { zh: '建立网络: 登记创始机构', en: 'Found the network with its first authorities' },
  signers: ['caller', 'witness'],
  callers: ['administrator'],
  input: v.object({
    authorities: v.pipe(v.array(NewAuthority), v.minLength(2), v.maxLength(100)),
    parameters: v.optional(v.pipe(v.array(Parameter), v.maxLength(100)), []),
    calendars: v.optional(v.pipe(v.array(Calendar), v.maxLength(10)), []),
  }),
  output: v.object({ authorities: v.array(Msp) }),
  errors: [errors.registry.alreadyFounded, errors.registry.notCommittee, errors.registry.motionUnfit],
});

/** Puts a motion to the authorities. The proposal is recorded by the committee, which enacts it later. */
export const propose = transaction({
  name: 'registry.propose',
  kind: 'submit',
  summary: { zh: '提出提案', en: 'Propose a change that the authorities vote on' },
  signers: ['caller', 'committee'],
  callers: ['administrator'],
  input: v.object({ motion: Motion }),
  output: Proposal,
  errors: [errors.registry.notFounded, errors.registry.motionUnfit],
});

/** One authority's vote, sealed by the voter. */
export const vote = transaction({
  name: 'registry.vote',
  kind: 'submit',
  summary: { zh: '表决', en: 'Vote on a proposal' },
  signers: ['caller', 'witness'],
  callers: ['administrator'],
  input: v.object({ proposal: FactId, approve: v.boolean(), reason: v.optional(text(400)) }),
  output: Vote,
  errors: [errors.ledger.notFound, errors.ledger.alreadyExists, errors.ledger.illegalState],
});

/** Carries out a proposal that more than half of the active authorities approved. Signed by the committee. */
export const enact = transaction({
  name: 'registry.enact',
  kind: 'submit',
  summary: { zh: '执行获过半数赞成的提案', en: 'Carry out a proposal that a majority approved' },
  signers: ['committee', 'witness'],
  callers: ['administrator'],
  input: v.object({ proposal: FactId }),
  output: Proposal,
  errors: [
    errors.ledger.notFound,
    errors.ledger.illegalState,
    errors.registry.notCommittee,
    errors.registry.notEnoughVotes,
    errors.registry.motionUnfit,
  ],
});

export const proposals = transaction({
  name: 'registry.proposals',
  kind: 'evaluate',
  summary: { zh: '列出提案', en: 'List the proposals' },
  signers: ['caller'],
  callers: 'anyone',
  /** `msp`: only those of that authority. */
  input: v.object({ msp: v.optional(Msp), ...Page.entries }),
  output: pageOf(Proposal),
  errors: [],
});

export const parameters = transaction({
  name: 'registry.parameters',
  kind: 'evaluate',
  summary: { zh: '列出参数及其依据', en: 'List the governed parameters with their legal basis' },
  signers: ['caller'],
  callers: 'anyone',
  input: Page,
  output: pageOf(Parameter),
  errors: [],
});
