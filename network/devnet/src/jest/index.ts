/** Devnet in tests with jest. */
export { type DevnetInTest, useDevnet, type UseDevnetOptions } from './use-devnet';
