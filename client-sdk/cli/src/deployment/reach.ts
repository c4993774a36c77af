/** The network as the caller's profile and identity reach it. */
import type { Kind } from '@oneplusn/api';
import type { Reach } from '@oneplusn/deployment';
import { readIdentity, readProfile, type Profile } from '@oneplusn/sdk';
import type { Command } from 'commander';
import { nameOf, wantedOf } from '../options/globals';
import type { Session } from '../session';

export interface Reached extends Reach {
  readonly profile: Profile;
}

/** @throws UsageError CLI-111 to CLI-114, ConfigurationError SDK-101 to SDK-107 */
export async function reachOf(session: Session, command: Command, kind: Kind = 'submit'): Promise<Reached> {
  const { profile: file, identity } = session.choose(wantedOf(command), kind, nameOf(command));
  const [profile, administrator] = await Promise.all([readProfile(file), readIdentity(identity)]);
  return {
    profile,
    administrator,
    channel: profile.channel,
    roots: profile.roots,
    peers: await profile.peersOf(administrator.msp),
  };
}
