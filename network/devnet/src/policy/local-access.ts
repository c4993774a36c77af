import { signedAs, type Trust } from '@oneplusn/channel';

const roleOf = { Members: 'member', Admins: 'admin' } as const;

/** Who asks a peer. */
interface LocalCall {
  /** Whose peer is asked. */
  readonly msp: string;
  readonly trust: Pick<Trust, 'mspOf' | 'satisfies'>;
  /** Serialized identity of the caller. */
  readonly creator: Uint8Array;
}

/**
 * In matters of its own a peer serves its authority alone (Fabric: `policy.CheckPolicyNoChannel`).
 * @param policy `Members` or `Admins`; no other can be satisfied.
 * @throws Error with Fabric's text
 */
export function checkLocal({ msp, trust, creator }: LocalCall, policy: string): void {
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
