import { createPrivateKey, X509Certificate } from 'node:crypto';
import { Msp, problems } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import * as v from 'valibot';
import { ConfigurationError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import { fitDocument, readDocument, type Complaints, type Source } from './document';
import { problemOf } from './problem';
import { heldTo, type Signer } from './external-signer';
import { curveOf } from './signature';
import { isSupportedKey, opensslSigner, type SignMessage } from './signer';
import { subjectOf } from './subject';
import { readText } from './text';

/** Who signs: a certificate of an authority, and its key at work. */
export interface SigningIdentity {
  readonly msp: string;
  /** The certificate, PEM: what Fabric calls credentials. */
  readonly certificate: string;
  readonly sign: SignMessage;
}

/** An identity whose private key is somewhere else. */
export interface SignerIdentity {
  readonly mspId: string;
  /** The certificate: the path of a PEM file, or its text. */
  readonly certificate: string | URL;
  readonly signer: Signer;
}

/** What is checked of an identity before the network is asked, and how long a signer may take. */
export interface ReadOptions {
  /** In milliseconds since 1970. */
  readonly now?: number;
  /** For one signature of a signer, in milliseconds. */
  readonly timeoutMs?: number;
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
 * Reads a wallet identity, or one with a signer in place of the key, and checks what can be checked before the network
 * is asked: form, key and certificate belong together, the certificate is in its term.
 *
 * @throws ConfigurationError SDK-103 to SDK-106, SDK-108, SDK-163
 */
export async function readIdentity(
  source: Source | SignerIdentity,
  { now = Date.now(), timeoutMs = 30_000 }: ReadOptions = {},
): Promise<SigningIdentity> {
  return hasSigner(source) ? withSigner(source, now, timeoutMs) : withKey(source, now);
}

function hasSigner(source: Source | SignerIdentity): source is SignerIdentity {
  return typeof source === 'object' && 'signer' in source && typeof source.signer === 'function';
}

async function withSigner(
  { mspId, certificate: given, signer }: SignerIdentity,
  now: number,
  timeoutMs: number,
): Promise<SigningIdentity> {
  const { name: path, text } = await readText(given, complain.unreadable);
  const { mspId: msp } = fitDocument(v.object({ mspId: Msp }), { name: path, content: { mspId } }, complain);
  const certificate = attempt(path, 'certificate', () => new X509Certificate(text));
  const curve = curveOf(certificate.publicKey);
  if (!curve) throw complain.malformed({ path, field: 'certificate', problem: unsupported });
  inTerm(certificate, now);
  return { msp, certificate: text, sign: heldTo(signer, certificate, { curve, timeoutMs }) };
}

async function withKey(source: Source, now: number): Promise<SigningIdentity> {
  const document = await readDocument(source, complain);
  const { credentials, mspId } = fitDocument(WalletIdentity, document, complain);
  const path = document.name;
  const certificate = attempt(path, 'credentials.certificate', () => new X509Certificate(credentials.certificate));
  if (isEncrypted(credentials.privateKey)) throw sdkFail(ConfigurationError, sdkErrors.keyEncrypted, { path });
  const key = attempt(path, 'credentials.privateKey', () => createPrivateKey(credentials.privateKey));
  if (!certificate.checkPrivateKey(key)) {
    throw sdkFail(ConfigurationError, sdkErrors.keyMismatch, { path, subject: subjectOf(certificate) });
  }
  if (!isSupportedKey(key)) throw complain.malformed({ path, field: 'credentials.privateKey', problem: unsupported });
  inTerm(certificate, now);
  return { msp: mspId, certificate: credentials.certificate, sign: opensslSigner(key) };
}

const unsupported = problemWith(problems.file.curve);

/** @throws ConfigurationError SDK-106 */
function inTerm(certificate: X509Certificate, now: number): void {
  const [from, to] = [certificate.validFromDate, certificate.validToDate];
  if (now >= from.getTime() && now <= to.getTime()) return;
  throw sdkFail(ConfigurationError, sdkErrors.identityExpired, {
    subject: subjectOf(certificate),
    from: from.toISOString(),
    to: to.toISOString(),
    now: new Date(now).toISOString(),
  });
}

/** PKCS #8 says it in its label, the older form of OpenSSL in a header. */
const isEncrypted = (pem: string): boolean => /BEGIN ENCRYPTED PRIVATE KEY|Proc-Type:\s*4,\s*ENCRYPTED/.test(pem);

function attempt<T>(path: string, field: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw complain.malformed({ path, field, problem: problemOf(error) }, error);
  }
}
