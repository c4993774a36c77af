/** 校核: data that a reader found to be wrong, the provider's answer, and what other readers are told. */
export { Correction, Notice, Reply, StatedCorrection, stages } from './shapes';
export type { Stage } from './shapes';
export type { Affected } from './answering';
export * from './reporting';
export { affected, reply, tell } from './answering';
export * from './looking';
