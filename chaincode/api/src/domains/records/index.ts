/**
 * Records: of unconditional datasets, which all authorities hold, and of conditional ones, which their provider keeps.
 */
export { OpenRecord } from './shapes';
export { BusinessKey } from '../../values/record';
export * from './unconditional';
export * from './conditional';
export * from './reading';
