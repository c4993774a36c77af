import { common, msp as fabric } from '@hyperledger/fabric-protos';
import type { Msp } from '@oneplusn/api';

/** Whom a key's own policy names; one unknown where it cannot be read, since whoever set it could write anything. */
export function authoritiesIn(policy: Uint8Array): readonly Msp[] {
  try {
    const principals = common.SignaturePolicyEnvelope.deserializeBinary(policy).getIdentitiesList();
    const names = principals.map((each) =>
      fabric.MSPRole.deserializeBinary(each.getPrincipal_asU8()).getMspIdentifier(),
    );
    return names.length > 0 ? [...new Set(names)].sort() : unknown;
  } catch {
    return unknown;
  }
}

const unknown: readonly Msp[] = ['?'];
