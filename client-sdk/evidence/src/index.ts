/**
 * Evidence: one file that proves what stands on the ledger, and what checks it offline, against pinned roots alone.
 * @packageDocumentation
 */
export { collectEvidence } from './collect/collect';
export type { Wanted } from './collect/collect';
export { compareCheckpoints } from './collect/compare';
export type { Comparison, Difference, Standing } from './collect/compare';
export { keepSealing } from './collect/keep';
export type { Pace } from './collect/keep';
export { chainOf, genesisOf, progressAfter, saidOf } from './collect/progress';
export type { Progress } from './collect/progress';
export type { Reading, Source } from './collect/source';
export type { Said } from './checkpoints/checkpoint';
export { EvidenceError } from './errors/evidence-error';
export { evidenceErrors } from './errors/table';
export type { Evidence, EvidenceBlock, EvidenceChain } from './format/evidence';
export { parseEvidence, stampedDigest } from './format/read';
export { htmlOf } from './page/html';
export { textOf } from './page/text';
export type { Finding, Weight } from './report/report';
export { stamped } from './timestamps/attach';
export { readRoots } from './timestamps/roots';
export type { Roots } from './timestamps/roots';
export type { Claims, ProvenFact, ProvenRecord, ProvenTime, ProvenTransaction } from './verify/claims';
export { Verifier } from './verify/verifier';
export type { Pinned, Verdict } from './verify/verifier';
