/** Keys that are not here: in a hardware security module, at a signing service. */
import { createHash, verify, type X509Certificate } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { problems } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import { ConfigurationError, ConnectionError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import { problemOf } from './problem';
import { lowS, type Curve } from './signature';
import type { SignMessage } from './signer';
import { subjectOf } from './subject';

/**
 * Signs with a key that it keeps to itself: ECDSA over the digest as it is, without hashing again.
 *
 * The signature may be DER or `r` and `s` one after the other, with either of the two possible `s`: what Fabric takes
 * is made of it. So the signers of `@hyperledger/fabric-gateway` fit, also that for PKCS#11.
 *
 * @param digest SHA-256 of the message
 * @param message for signers that hash by themselves, such as Web Crypto
 */
export type Signer = (digest: Uint8Array, message: Uint8Array) => Promise<Uint8Array>;

/**
 * The signer, held to what it gives: nothing goes out that its certificate's key has not signed.
 *
 * @param timeoutMs for one signature
 */
export function heldTo(
  signer: Signer,
  certificate: X509Certificate,
  { curve, timeoutMs }: { readonly curve: Curve; readonly timeoutMs: number },
): SignMessage {
  const subject = subjectOf(certificate);
  const failed = (problem: Problem | string, cause?: unknown) =>
    sdkFail(ConnectionError, sdkErrors.signerFailed, { subject, problem }, cause);
  return async (message) => {
    const digest = createHash('sha256').update(message).digest();
    let given: unknown;
    try {
      given = await inTime(signer(digest, message), timeoutMs);
    } catch (error) {
      throw failed(problemOf(error), error);
    }
    if (given === late) throw failed(problemWith(problems.reach.silent, { ms: timeoutMs }));
    const signature = given instanceof Uint8Array ? lowS(given, curve) : undefined;
    if (!signature || !verify('sha256', message, certificate.publicKey, signature))
      throw sdkFail(ConfigurationError, sdkErrors.signatureWrong, { subject });
    return signature;
  };
}

const late = Symbol('late');

async function inTime<T>(work: Promise<T>, ms: number): Promise<T | typeof late> {
  const done = new AbortController();
  try {
    return await Promise.race([work, sleep(ms, late, { signal: done.signal })]);
  } finally {
    done.abort();
  }
}
