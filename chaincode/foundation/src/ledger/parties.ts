import { ownerOf, partnerIn } from '@oneplusn/api';
import type { Msp } from '@oneplusn/api';
import type { FactKind, FactValues } from './kinds';

/**
 * Whose seals a fact must bear, or undefined where the value is not one that may stand under this id.
 *
 * A forger must not be able to choose the sealers. The owner is part of the id. An opening needs the requester's seal
 * too: the requester is in the value, and bound to the id (`MHRSS/o-gd-4f1a09c2d37b51e8`), so that a provider and an
 * accomplice can neither make an opening in the requester's name, nor put one of their own in the place of the
 * requester's.
 */
export function sealersOf<K extends FactKind>(kind: K, id: string, value: FactValues[K]): Msp[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('id' in value && value.id !== id) return undefined;
  const owner = ownerOf(id);
  if (kind !== 'opening') return [owner];
  const { provider, requester, actor } = value as FactValues['opening'];
  if (typeof requester !== 'string' || typeof actor !== 'string') return undefined;
  const bound = provider === owner && ownerOf(actor) === requester && partnerIn(id) === requester.toLowerCase();
  return bound ? [...new Set([owner, requester])] : undefined;
}

/**
 * The id of a fact that `caller` makes and `owner` owns. Where they differ the caller is named in it, in lower case.
 */
export function nameFact(owner: Msp, caller: Msp, letter: string, hex: string): string {
  return owner === caller ? `${owner}/${letter}-${hex}` : `${owner}/${letter}-${caller.toLowerCase()}-${hex}`;
}
