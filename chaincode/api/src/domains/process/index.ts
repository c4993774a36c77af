/** Processes as data, and the cases that run by them. */
export { Case, CaseData, Process, PublishedDefinition, Step, Task } from './shapes';
export type { Place } from './shapes';
export * from './definitions';
export * from './cases';
export * from './looking';
