/**
 * The second key, for recovery: an age key pair (age-encryption.org/v1). Its recipient, `age1...`, is public; the
 * identity lies in a safe, away from every machine, and can also be made and used with the `age` program itself.
 */
import { armor, Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';

export interface RecoveryKey {
  /** `AGE-SECRET-KEY-1...` */
  readonly identity: string;
  /** `age1...` */
  readonly recipient: string;
}

export async function makeRecoveryKey(): Promise<RecoveryKey> {
  const identity = await generateIdentity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** @throws Error where a recipient is none */
export async function encryptTo(recipients: readonly string[], text: string): Promise<string> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return armor.encode(await encrypter.encrypt(text));
}

/** @throws Error where the identity is none, or is not of one of the recipients */
export async function decryptBy(identityFile: string, text: string): Promise<string> {
  const decrypter = new Decrypter();
  for (const line of identityFile.split(/\r?\n/).map((each) => each.trim()))
    if (line !== '' && !line.startsWith('#')) decrypter.addIdentity(line);
  return decrypter.decrypt(armor.decode(text), 'text');
}
