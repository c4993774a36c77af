import { canonicalJson, sha256 } from '@oneplusn/api';
import type { FactId, Msp } from '@oneplusn/api';
import { nameFact } from './parties';

/**
 * Ids that every endorser makes alike, and that a repeated request makes again: from who asks, their request id, and a
 * count.
 */
export function idMaker(
  caller: { readonly id: FactId; readonly msp: Msp },
  request: string,
): (letter: string, owner?: Msp) => FactId {
  let count = 0;
  return (letter, owner = caller.msp) => {
    count += 1;
    return nameFact(owner, caller.msp, letter, sha256(canonicalJson([caller.id, request, letter, count])).slice(0, 16));
  };
}
