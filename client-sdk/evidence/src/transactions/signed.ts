/** Who has signed a transaction, and who has endorsed it. */
import type { Configuration } from '../chain/configuration';
import { tried } from '../report/tried';
import type { Opened } from './opened';

/** The authority that has called; undefined where the signature is not that of a member of the channel. */
export function callerOf({ creator, payload, signature }: Opened, { trust }: Configuration): string | undefined {
  return tried(() => trust.verify(creator, payload, signature)) ? trust.mspOf(creator) : undefined;
}

/**
 * The authorities whose peers have endorsed it. An endorsement that does not hold counts for none, as on the ledger:
 * anybody who sends a transaction can add such ones.
 */
export function endorsersOf(opened: Opened, { trust, authorities }: Configuration): ReadonlySet<string> {
  const found = opened.endorsements.flatMap((each) => {
    const endorser = each.getEndorser_asU8();
    const message = Buffer.concat([opened.result, endorser]);
    if (!tried(() => trust.verify(endorser, message, each.getSignature_asU8()))) return [];
    const identity = trust.identity(endorser);
    return identity?.units.includes('peer') && authorities.has(identity.msp) ? [identity.msp] : [];
  });
  return new Set(found.sort());
}
