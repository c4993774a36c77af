import type { Credentials } from '@oneplusn/topology';
import { Members } from '../identity/members';

/** The MSPs of a network's credentials: authorities and the orderers' organisation. */
export function membersOf(credentials: Credentials): Members {
  const organizations = [...credentials.authorities.values(), credentials.ordererOrg];
  return new Members(organizations.map(({ msp, ca }) => ({ id: msp, roots: [ca.certificate] })));
}
