/** Access to conditional data: what is asked for, what is granted, and each opening. */
export { FieldSelection, Purpose, Quota } from './selection';
export { AccessRequest, Decision } from './request';
export { Handling } from './handling';
export { Oversight } from './oversight';
export { DecidedRequest, Progress, stages } from './progress';
export type { Stage, Party } from './progress';
export { parts } from './steps';
export type { Escalated, Part } from './steps';
export { Grant } from './grant';
export { Opening } from './opening';
export { OwnOpening } from './own';
export * from './granting';
export * from './handling-steps';
export * from './pursuing';
export * from './ruling';
export * from './using';
export { openMany } from './open-many';
export { openOwn } from './own';
