/** Processes as data, and the cases that run by them. */
export { Process, PublishedDefinition } from './shapes';
export { Case, Step } from './case-shapes';
export type { Place } from './case-shapes';
export { CaseData } from './data-shapes';
export type { Told } from './applicants';
export type { CaseField } from './data-shapes';
export { Declared, Fetched, Source } from './origin-shapes';
export type { Why } from './origin-shapes';
export { Task } from './task-shapes';
export * from './definitions';
export * from './cases';
export * from './hands';
export * from './applicants';
export * from './looking';
