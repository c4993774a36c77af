/** Access to conditional data: what is asked for, what is granted, and each opening. */
export { FieldSelection, Purpose, Quota } from './selection';
export { AccessRequest, DecidedRequest, Decision } from './request';
export { Grant } from './grant';
export { Opening } from './opening';
export { OwnOpening } from './own';
export * from './granting';
export * from './using';
export { openOwn } from './own';
