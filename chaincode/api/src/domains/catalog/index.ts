/** The catalog: what data there is, whose it is, and on what terms others may use it. */
export { Dataset, Entry, sharingClasses } from './shapes';
export * from './entries';
