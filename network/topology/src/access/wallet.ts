import type { KeyPair } from '../credentials/credentials';

/** A file of a Fabric wallet. It holds a private key: write it with mode 0600. */
export interface WalletFile {
  /** `<actor>.id` */
  name: string;
  /** JSON text. */
  content: string;
}

/**
 * An actor's identity as the file system wallets of Fabric's SDKs keep it.
 *
 * @param msp the actor's authority
 * @param actor the actor's id
 */
export function walletIdentity(msp: string, actor: string, { certificate, privateKey }: KeyPair): WalletFile {
  const identity = { credentials: { certificate, privateKey }, mspId: msp, type: 'X.509', version: 1 };
  return { name: `${actor}.id`, content: JSON.stringify(identity) };
}
