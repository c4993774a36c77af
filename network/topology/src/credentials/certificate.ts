import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  X509Certificate,
  type KeyObject,
} from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  Certificate,
  Extensions,
  type Name,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import type { KeyPair } from './credentials';
import { extensionsOf, type Particulars } from './extensions';
import { signLowS } from './signature';
import { distinguishedName, type Subject } from './subject';

export const ECDSA_WITH_SHA256 = new AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' });

/** The time in which a certificate holds. */
export interface Term {
  notBefore: Date;
  notAfter: Date;
}

/** A CA that is ready to sign: its key parsed, its name and key id at hand. */
export interface Issuer {
  name: Name;
  keyId: Uint8Array;
  key: KeyObject;
  term: Term;
}

/** A certificate to be made: everything but the keys. */
export type Request = Omit<Particulars, 'subjectKeyId' | 'authorityKeyId' | 'purpose'> & {
  subject: Subject;
  purpose: Exclude<Particulars['purpose'], 'authority'>;
};

/** Makes a root CA: ECDSA P-256, signed by itself. */
export function createAuthority(subject: Subject, term: Term): { pair: KeyPair; issuer: Issuer } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = describe(publicKey);
  const issuer: Issuer = { name: distinguishedName(subject), keyId: key.id, key: privateKey, term };
  const certificate = certify(issuer, issuer.name, key, {
    purpose: 'authority',
    subjectKeyId: key.id,
    authorityKeyId: key.id,
  });
  return { pair: { certificate, privateKey: pem(privateKey) }, issuer };
}

/** Makes a key pair and lets the CA certify it. */
export function issue(issuer: Issuer, request: Request): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { subject, ...particulars } = request;
  const key = describe(publicKey);
  const certificate = certify(issuer, distinguishedName(subject), key, {
    ...particulars,
    subjectKeyId: key.id,
    authorityKeyId: issuer.keyId,
  });
  return { certificate, privateKey: pem(privateKey) };
}

/** A CA from its PEM texts, ready to sign; what it issues ends when the CA does. */
export function openAuthority(pair: KeyPair, notBefore: Date): Issuer {
  const certificate = new X509Certificate(pair.certificate);
  const { tbsCertificate } = AsnConvert.parse(certificate.raw, Certificate);
  return {
    name: tbsCertificate.subject,
    keyId: describe(certificate.publicKey).id,
    key: createPrivateKey(pair.privateKey),
    term: { notBefore, notAfter: new Date(certificate.validTo) },
  };
}

interface PublicKey {
  info: SubjectPublicKeyInfo;
  /** SHA-256 of the public point, as cryptogen has it (RFC 7093, section 2, method 4 in spirit). */
  id: Uint8Array;
}

function describe(publicKey: KeyObject): PublicKey {
  const info = AsnConvert.parse(publicKey.export({ type: 'spki', format: 'der' }), SubjectPublicKeyInfo);
  return { info, id: createHash('sha256').update(new Uint8Array(info.subjectPublicKey)).digest() };
}

function certify(issuer: Issuer, subject: Name, key: PublicKey, particulars: Particulars): string {
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber().buffer,
    signature: ECDSA_WITH_SHA256,
    issuer: issuer.name,
    validity: new Validity(issuer.term),
    subject,
    subjectPublicKeyInfo: key.info,
    extensions: new Extensions(extensionsOf(particulars)),
  });
  const signed = AsnConvert.serialize(tbsCertificate);
  const certificate = new Certificate({
    tbsCertificate,
    tbsCertificateRaw: signed,
    signatureAlgorithm: ECDSA_WITH_SHA256,
    signatureValue: signLowS(new Uint8Array(signed), issuer.key).buffer,
  });
  return pemOf(AsnConvert.serialize(certificate));
}

/** 126 random bits, positive and never with a leading zero byte. */
function serialNumber(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(randomBytes(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

function pem(privateKey: KeyObject): string {
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

export function pemOf(der: ArrayBuffer, label = 'CERTIFICATE'): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
