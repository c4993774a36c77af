import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import type { KeyPair } from '@oneplusn/topology';
import type { User } from './client';

x509.cryptoProvider.set(webcrypto);
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const day = 24 * 3600_000;

/** Where Fabric CA keeps attributes in a certificate. */
const attributesOid = '1.2.3.4.5.6.7.8.1';

export interface Enrolment {
  readonly units?: readonly string[];
  readonly attributes?: Readonly<Record<string, string>>;
  /** Days from now at which the certificate begins and ends. */
  readonly days?: { readonly from: number; readonly to: number };
}

async function keys() {
  const pair = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', pair.privateKey)).toString('base64');
  return { pair, pem: `-----BEGIN PRIVATE KEY-----\n${pkcs8}\n-----END PRIVATE KEY-----\n` };
}

/** A certificate of the CA for a new user, the way Fabric CA writes them; any that the tests need. */
export async function enrol(ca: KeyPair, mspId: string, enrolment: Enrolment = {}): Promise<User> {
  const { units = ['client'], attributes, days = { from: -0.001, to: 1 } } = enrolment;
  const issuer = new x509.X509Certificate(ca.certificate);
  const signingKey = await webcrypto.subtle.importKey('pkcs8', derOf(ca.privateKey), algorithm, false, ['sign']);
  const { pair, pem } = await keys();
  const encoded = attributes && Buffer.from(JSON.stringify({ attrs: attributes }));
  const certificate = await x509.X509CertificateGenerator.create({
    subject: [{ CN: ['someone'] }, ...units.map((unit) => ({ OU: [unit] }))],
    issuer: issuer.subjectName,
    notBefore: new Date(Date.now() + days.from * day),
    notAfter: new Date(Date.now() + days.to * day),
    publicKey: pair.publicKey,
    signingKey,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.AuthorityKeyIdentifierExtension(keyIdOf(issuer)),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      ...(encoded ? [new x509.Extension(attributesOid, false, encoded)] : []),
    ],
  });
  return { mspId, certificate: certificate.toString('pem'), privateKey: pem };
}

/** A CA that nobody knows, with the name of another. */
export async function impostor(ca: KeyPair): Promise<KeyPair> {
  const { pair, pem } = await keys();
  const name = new x509.X509Certificate(ca.certificate).subject;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name,
    notBefore: new Date(Date.now() - day),
    notAfter: new Date(Date.now() + day),
    keys: pair,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      await x509.SubjectKeyIdentifierExtension.create(pair.publicKey),
    ],
  });
  return { certificate: certificate.toString('pem'), privateKey: pem };
}

/** A CA's own key id, however it was made. */
function keyIdOf(issuer: x509.X509Certificate): string {
  return issuer.getExtension(x509.SubjectKeyIdentifierExtension)?.keyId ?? '';
}

function derOf(pem: string): Buffer {
  return Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
}
