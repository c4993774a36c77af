import { hash } from 'node:crypto';
import type { Identity } from './identity';

/** A transaction has about five signatures; so these are the ones of the last thousands of transactions. */
const kept = 10_000;

/** Signatures that were found good lately. One that was not found good is worked out again. */
export class VerifiedSignatures {
  #recent = new Set<string>();
  #former = new Set<string>();

  /** Stands for exactly this signature by this identity over this message. */
  key(identity: Identity, message: Uint8Array, signature: Uint8Array): string {
    const bytes = Buffer.from(signature.buffer, signature.byteOffset, signature.byteLength).toString('latin1');
    return identity.msp + identity.fingerprint + hash('sha256', message, 'base64') + bytes;
  }

  has(key: string): boolean {
    return this.#recent.has(key) || this.#former.has(key);
  }

  add(key: string): void {
    this.#recent.add(key);
    if (this.#recent.size < kept) return;
    this.#former = this.#recent;
    this.#recent = new Set();
  }
}
