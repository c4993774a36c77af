/** The catalog: what data there is, whose it is, and on what terms others may use it. */
export { Dataset, Entry, sharingClasses } from './shapes';
export type { Confirmation } from './updating';
export { confirm, updates } from './updating';
export * from './entries';
