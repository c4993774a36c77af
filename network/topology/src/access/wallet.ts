import type { Credentials, KeyPair } from '../credentials/credentials';
import { provisionErrors, provisionFail, type ProvisionError } from '../error';
import { ADMIN_ID } from '../file/node-names';

/** Name of an actor's file in a wallet. */
export function walletFileName(actor: string): string {
  return `${actor}.id`;
}

/**
 * An actor's identity as the file system wallets of Fabric's SDKs keep it: JSON text, to be written to
 * {@link walletFileName} with mode 0600, since it holds the private key.
 *
 * @param msp the actor's authority
 * @param actor the actor's id, or `admin`
 * @throws ProvisionError TOPOLOGY-303 when nobody of that name has credentials
 */
export function walletIdentity(credentials: Credentials, msp: string, actor: string): string {
  const authority = credentials.authorities.get(msp);
  const pair = actor === ADMIN_ID ? authority?.admin : authority?.actors.get(actor);
  if (!pair) throw unknownActor(msp, actor);
  return walletText(msp, pair);
}

/** The same for an actor whom `issueActor` has just enrolled. */
export function walletText(msp: string, { certificate, privateKey }: KeyPair): string {
  return JSON.stringify({ credentials: { certificate, privateKey }, mspId: msp, type: 'X.509', version: 1 });
}

const unknownActor = (msp: string, actor: string): ProvisionError =>
  provisionFail(provisionErrors.unknownActor, { msp, actor });
