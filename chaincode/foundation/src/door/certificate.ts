import { X509Certificate, createHash } from 'node:crypto';
import { isLocalName, roles } from '@oneplusn/api';
import type { Role } from '@oneplusn/api';
import type { ClientIdentity } from 'fabric-shim';
import { signerKey, type SignerKey } from './signature';

/** What a caller's certificate says. The peer has checked already that the authority's CA issued it. */
export interface Certificate {
  /** The enrolment id that it gives a person; undefined where it has none that could be one. */
  readonly enrolment: string | undefined;
  /** What people call the holder: enrolment id or common name. */
  readonly name: string;
  /** SHA-256 of its DER, in hex: what a single certificate is suspended by. */
  readonly fingerprint: string;
  /** Whether its subject says `OU=admin`: that the MSP takes that for an administrator `oneplusn doctor` checks. */
  readonly administrator: boolean;
  readonly department: string | undefined;
  readonly roles: readonly Role[];
  /** The roles as they are written: what is held against the registry. */
  readonly rolesText: string;
}

/** Certificates seen lately, by their text: reading one costs more than most calls, and says the same each time. */
const seen = new Map<string, Certificate>();
const seenAtMost = 1000;

export function certificateOf(identity: ClientIdentity): Certificate {
  const pem = Buffer.from(identity.getIDBytes()).toString('latin1');
  const known = seen.get(pem);
  if (known) return known;
  const certificate = read(identity, pem);
  if (seen.size >= seenAtMost) seen.clear();
  seen.set(pem, certificate);
  return certificate;
}

/** Keys of certificates seen lately, in the same way; `undefined` where there is none that may sign. */
const keys = new Map<string, SignerKey | undefined>();

/** The key that a certificate (PEM) is about; undefined where it is none, or of a kind that Fabric does not take. */
export function keyIn(certificate: Uint8Array): SignerKey | undefined {
  const pem = Buffer.from(certificate).toString('latin1');
  if (keys.has(pem)) return keys.get(pem);
  const key = readKey(pem);
  if (keys.size >= seenAtMost) keys.clear();
  keys.set(pem, key);
  return key;
}

function readKey(pem: string): SignerKey | undefined {
  try {
    return signerKey(new X509Certificate(pem).publicKey);
  } catch {
    return undefined;
  }
}

function read(identity: ClientIdentity, pem: string): Certificate {
  const certificate = new X509Certificate(pem);
  const { subject } = certificate.toLegacyObject() as { subject: Subject };
  const enrolment = identity.getAttributeValue('hf.EnrollmentID') ?? undefined;
  const commonName = [subject.CN ?? ''].flat()[0] ?? '';
  const administrator = [subject.OU ?? []].flat().includes('admin');
  const rolesText = identity.getAttributeValue('opn.roles') ?? '';
  const listed = rolesText.split(',');
  return {
    enrolment: isLocalName(enrolment) ? enrolment : undefined,
    name: enrolment ?? commonName,
    fingerprint: createHash('sha256').update(certificate.raw).digest('hex'),
    administrator,
    department: identity.getAttributeValue('opn.department') ?? undefined,
    roles: administrator
      ? ['administrator']
      : roles.filter((role) => role !== 'administrator' && listed.includes(role)),
    rolesText,
  };
}

interface Subject {
  readonly CN?: string | string[];
  readonly OU?: string | string[];
}
