/**
 * Follows one's own peer block by block into a database that people can query. It believes no block that does not fit,
 * and decides nothing: it can be thrown away and built again.
 * @packageDocumentation
 */
export { listedByIndex } from './answer/listed';
export type { ListedPage } from './answer/listed';
export type { Filter } from './ask/asked';
export { openIndex } from './ask/reader';
export type { Counted, Index, KnownFact, Page, Paging, Stretch } from './ask/reader';
export { sortNames, sorts } from './ask/sorts';
export type { Sort } from './ask/sorts';
export { checkIndex } from './check';
export type { IndexCheck, IndexCheckOptions } from './check';
export type { Header, Link, Tip } from './chain/link';
export { IndexError } from './errors/index-error';
export { indexErrors } from './errors/table';
export type { Finding } from './findings/finding';
export { listsFound } from './findings/lists';
export type { Listed } from './findings/lists';
export { meddlingFound } from './findings/meddling';
export { readingFound } from './findings/reading';
export type { Habits } from './findings/reading';
export { follow } from './follow';
export type { FollowOptions } from './follow';
export { query } from './query';
export { rebuild } from './rebuild';
export { schemaPage } from './schema-page';
export type { PageLanguage } from './schema-page';
export { statusOf } from './status';
export type { IndexStatus } from './status';
export type { About, Verification } from './store/about';
export type { Disputed } from './store/disputed';
export type { Cell, Found, Row } from './store/databases/database';
export { IndexWriter } from './writing/writer';
export type { Source } from './writing/writer';
