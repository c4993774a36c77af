import { defaultDeadlines, type Deadlines } from '../calls/deadlines';
import { Witnesses } from '../calls/signers';
import { suspensionsOf } from '../calls/registered';
import type { Source } from '../credentials/document';
import { readIdentity, type SignerIdentity } from '../credentials/identity';
import { readProfile } from '../credentials/profile';
import { Endorsers } from '../signing/endorsers';
import { Peers } from '../transport/peers';
import { ledgerOf, type Ledger } from './ledger';

/** How to reach a ledger, and as whom. */
export interface ConnectOptions {
  /** A Fabric common connection profile with a block `x-oneplusn`: its path, its text, or its content. */
  readonly profile: Source;
  /**
   * A wallet identity: its path, its text, or its content; or a certificate with a signer, where the private key is not
   * here.
   */
  readonly identity: Source | SignerIdentity;
  readonly deadlines?: Partial<Deadlines>;
  /**
   * Authorities to ask for the second signature, where any will do; otherwise all in the profile, in turn. One that the
   * registry has suspended is passed over.
   */
  readonly witness?: string | readonly string[];
}

/**
 * Connects an actor to the ledger, through a peer of the actor's own authority.
 *
 * @throws ConfigurationError SDK-101 to SDK-108 where profile or identity cannot be used
 * @throws ConnectionError SDK-110 to SDK-114 where no peer of the authority answers as it should
 * @example
 * ```ts
 * import { connect } from '@oneplusn/sdk';
 *
 * const ledger = await connect({ profile: 'profiles/GD.yaml', identity: 'wallet/GD/li.id' });
 * try {
 *   console.log(await ledger.registry.whoami());
 * } finally {
 *   ledger.close();
 * }
 * ```
 */
export async function connect(options: ConnectOptions): Promise<Ledger> {
  const deadlines = { ...defaultDeadlines, ...options.deadlines };
  const [profile, identity] = await Promise.all([
    readProfile(options.profile),
    readIdentity(options.identity, { timeoutMs: deadlines.sign }),
  ]);
  const peers = await Peers.find(profile, identity, deadlines.connect);
  const candidates = options.witness === undefined ? profile.authorities : [options.witness].flat();
  const witnesses = new Witnesses(candidates, options.witness === undefined ? undefined : 0);
  const connection = { profile, peers, witnesses, endorsers: new Endorsers(profile.roots), deadlines };
  return ledgerOf({ ...connection, suspensions: suspensionsOf(connection) });
}
