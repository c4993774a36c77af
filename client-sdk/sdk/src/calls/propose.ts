import type { Proposal } from '@hyperledger/fabric-gateway';
import type { Peer } from '../transport/peers';
import type { Call } from './session';

/**
 * Puts a call on the wire: `domain:action`, one JSON argument, one JSON value per field of transient data, and whose
 * peers it is for.
 */
export function propose(peer: Peer, call: Call, authorities: readonly string[]): Proposal {
  const [domain = '', action = ''] = call.transaction.name.split('.');
  return peer.contract(domain).newProposal(action, {
    arguments: [call.argument],
    endorsingOrganizations: [...authorities],
    ...(call.transient ? { transientData: { ...call.transient } } : {}),
  });
}
