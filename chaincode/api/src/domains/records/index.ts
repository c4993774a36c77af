/** Records: of unconditional datasets, which all authorities hold, and of conditional ones, which their provider keeps. */
export { BusinessKey, OpenRecord, maxBatch, maxKeys } from './shapes';
export * from './unconditional';
export * from './conditional';
