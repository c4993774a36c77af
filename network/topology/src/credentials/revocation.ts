/** Revocation lists (RFC 5280, section 5), as Fabric's MSPs read them. */
import { X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AuthorityKeyIdentifier,
  CertificateList,
  CRLNumber,
  id_ce_authorityKeyIdentifier,
  id_ce_cRLNumber,
  KeyIdentifier,
  RevokedCertificate,
  TBSCertList,
  Time,
  Version,
} from '@peculiar/asn1-x509';
import { ECDSA_WITH_SHA256, openAuthority, pemOf } from './certificate';
import type { KeyPair } from './credentials';
import { extension } from './extensions';
import { signLowS } from './signature';

/** What a list is to say. */
export interface Revocations {
  /** Serial numbers in hexadecimal, as `X509Certificate` has them; all, since a list replaces the one before. */
  readonly serials: readonly string[];
  /** Now, where not given. */
  readonly at?: Date;
  /** When the next list comes at the latest; 90 days where not given. */
  readonly days?: number;
}

const DAY = 86_400_000;

/** Makes an authority's list of revoked certificates, PEM. */
export function issueRevocations(ca: KeyPair, { serials, at = new Date(), days = 90 }: Revocations): string {
  const { name, keyId, key } = openAuthority(ca, at);
  const tbsCertList = new TBSCertList({
    version: Version.v2,
    signature: ECDSA_WITH_SHA256,
    issuer: name,
    thisUpdate: new Time(at),
    nextUpdate: new Time(new Date(at.getTime() + days * DAY)),
    ...(serials.length === 0 ? {} : { revokedCertificates: [...new Set(serials)].map((each) => revoked(each, at)) }),
    crlExtensions: [
      // Without it Fabric takes nobody's certificate.
      extension(
        id_ce_authorityKeyIdentifier,
        false,
        new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyId) }),
      ),
      extension(id_ce_cRLNumber, false, new CRLNumber(at.getTime())),
    ],
  });
  const signed = AsnConvert.serialize(tbsCertList);
  const list = new CertificateList({
    tbsCertList,
    tbsCertListRaw: signed,
    signatureAlgorithm: ECDSA_WITH_SHA256,
    signature: signLowS(new Uint8Array(signed), key).buffer,
  });
  return pemOf(AsnConvert.serialize(list), 'X509 CRL');
}

/** A certificate's serial number, as lists have it. */
export const serialOf = (certificate: string): string => new X509Certificate(certificate).serialNumber;

function revoked(serial: string, at: Date): RevokedCertificate {
  const bytes = Buffer.from(serial.padStart(serial.length + (serial.length % 2), '0'), 'hex');
  // DER would take a first bit of 1 for a minus sign.
  const positive = (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
  return new RevokedCertificate({
    userCertificate: Uint8Array.from(positive).buffer,
    revocationDate: new Time(at),
  });
}
