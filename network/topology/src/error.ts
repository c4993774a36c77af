import type { BilingualText } from './file/topology';

/** Why credentials or connection files could not be made, written or read. */
export class ProvisionError extends Error {
  override readonly name = 'ProvisionError';

  /**
   * @param code numbered by subject: 2xx credentials on disk, 3xx profiles and wallets
   * @param text what is wrong
   * @param remedy what to do about it
   */
  constructor(
    readonly code: `TOPOLOGY-${2 | 3}${number}`,
    readonly text: BilingualText,
    readonly remedy: BilingualText,
    options?: ErrorOptions,
  ) {
    super(`${code} ${text.en} (${remedy.en})`, options);
  }
}
