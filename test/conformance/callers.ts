export type Organization = 'Org1MSP' | 'Org2MSP' | 'Org3MSP';
export const organizations: readonly Organization[] = ['Org1MSP', 'Org2MSP', 'Org3MSP'];

/** Who is in a channel; the main one where none is named. */
export const membersOf = (channel?: string): readonly Organization[] =>
  channel === 'second' ? ['Org1MSP', 'Org2MSP'] : organizations;

/**
 * Who calls: a user of an organisation; or one whose
 * - `forged`: signature is by another's key
 * - `stranger`: certificate is of a CA that only has the right name
 * - `impostor`: certificate is of Org2, shown as Org1's
 * - `unknown`: organisation is not in the channel
 * - `expired`: certificate has run out
 * - `peer`: certificate is a peer's, `admin`: an administrator's (`admin2`, `admin3`: of the others), `unitless`:
 *   without a role
 */
export type Caller =
  | Organization
  | 'forged'
  | 'stranger'
  | 'impostor'
  | 'unknown'
  | 'expired'
  | 'peer'
  | 'admin'
  | 'admin2'
  | 'admin3'
  | 'unitless';
