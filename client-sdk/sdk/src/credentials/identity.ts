import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { Msp, problems } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import * as v from 'valibot';
import { ConfigurationError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import { fitDocument, readDocument, type Complaints, type Source } from './document';
import { problemOf } from './problem';
import { isSupportedKey } from './signer';

/** Who signs: a certificate of an authority and its private key. */
export interface SigningIdentity {
  readonly msp: string;
  /** The certificate, PEM: what Fabric calls credentials. */
  readonly certificate: string;
  readonly key: KeyObject;
}

/** The wallet form of Fabric's older SDKs, version 1. */
const WalletIdentity = v.object({
  credentials: v.object({ certificate: v.string(), privateKey: v.string() }),
  mspId: Msp,
  type: v.literal('X.509'),
  version: v.optional(v.literal(1), 1),
});

const complain: Complaints = {
  unreadable: (args, cause) => sdkFail(ConfigurationError, sdkErrors.identityUnreadable, args, cause),
  malformed: (args, cause) => sdkFail(ConfigurationError, sdkErrors.identityMalformed, args, cause),
};

/**
 * Reads a wallet identity and checks what can be checked before the network is asked: form, key and certificate belong together, the
 * certificate is in its term.
 *
 * @param now in milliseconds since 1970
 * @throws ConfigurationError SDK-103 to SDK-106, SDK-108
 */
export async function readIdentity(source: Source, now = Date.now()): Promise<SigningIdentity> {
  const document = await readDocument(source, complain);
  const { credentials, mspId } = fitDocument(WalletIdentity, document, complain);
  const path = document.name;
  const certificate = attempt(path, 'credentials.certificate', () => new X509Certificate(credentials.certificate));
  const key = attempt(path, 'credentials.privateKey', () => createPrivateKey(credentials.privateKey));
  const subject = subjectOf(certificate);
  if (!certificate.checkPrivateKey(key)) {
    throw sdkFail(ConfigurationError, sdkErrors.keyMismatch, { path, subject });
  }
  if (!isSupportedKey(key)) {
    throw complain.malformed({ path, field: 'credentials.privateKey', problem: problemWith(problems.file.curve) });
  }
  if (now < certificate.validFromDate.getTime() || now > certificate.validToDate.getTime()) {
    const [from, to] = [certificate.validFromDate.toISOString(), certificate.validToDate.toISOString()];
    throw sdkFail(ConfigurationError, sdkErrors.identityExpired, {
      subject,
      from,
      to,
      now: new Date(now).toISOString(),
    });
  }
  return { msp: mspId, certificate: credentials.certificate, key };
}

function attempt<T>(path: string, field: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw complain.malformed({ path, field, problem: problemOf(error) }, error);
  }
}

/** `CN=li, O=GD` on one line. */
export function subjectOf(certificate: X509Certificate): string {
  return certificate.subject.split('\n').join(', ');
}
