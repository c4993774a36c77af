import { signedAs } from '../policy/language';
import type { SystemCall } from './call';

/** Whom a peer serves in matters of its own: everybody in its authority, or only who administers it. */
export type LocalPolicy = 'Members' | 'Admins';

const roleOf = { Members: 'member', Admins: 'admin' } as const;

/**
 * Refuses callers of other authorities (Fabric: `policy.CheckPolicyNoChannel`).
 * @param policy One of {@link LocalPolicy}; no other can be satisfied.
 * @throws Error with Fabric's text
 */
export function checkLocal({ msp, trust, creator }: SystemCall, policy: string): void {
  const failed = (what: string, why: string): Error =>
    new Error(`Failed ${what} during channelless check policy with policy [${policy}]: [${why}]`);
  const own = trust.mspOf(creator);
  if (own !== msp) throw failed('deserializing proposal creator', `expected MSP ID ${msp}, received ${own ?? ''}`);
  if (policy !== 'Members' && policy !== 'Admins')
    throw failed('getting local MSP principal', `MSP Principal role [${policy}] not recognized`);
  if (!trust.satisfies(signedAs(msp, roleOf[policy]), [creator]))
    throw failed(
      "verifying that proposal's creator satisfies local MSP principal",
      `The identity is not an admin under this MSP [${msp}]: The identity does not contain OU [ADMIN], MSP: [${msp}]`,
    );
}
