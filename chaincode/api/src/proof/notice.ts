import { digest } from '../canonical';
import type { OpenedKey } from './opened';

/**
 * What a notice of a correction says of the record that it is about: whoever has the salt of that key alone, the reader
 * and the provider, can tie it to the key. To all others it is noise, and two of them have nothing in common.
 */
export const noticeToken = ({ salt }: Pick<OpenedKey, 'salt'>): string => digest(['corrected', salt]);

/** Whether a notice is about the key that a proof is of. */
export const isNoticed = (proof: Pick<OpenedKey, 'salt'>, notice: { readonly token: string }): boolean =>
  noticeToken(proof) === notice.token;
