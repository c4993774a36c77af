/** The revocation lists of a member's MSP, read as Fabric's peers and orderers read them (msp/mspimplvalidate.go). */
import { verify, X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AuthorityKeyIdentifier,
  CertificateList,
  id_ce_authorityKeyIdentifier,
  type RevokedCertificate,
} from '@peculiar/asn1-x509';
import { derOf } from './names';

export interface RevocationList {
  /**
   * `unreadable`: it is no list. `keyless`: it does not name the key of its CA, and Fabric then takes nobody of the
   * authority. `foreign`: no CA of the authority has signed it, and Fabric passes it over.
   */
  readonly flaw?: 'unreadable' | 'keyless' | 'foreign';
  /** Serial numbers in hexadecimal, as `X509Certificate` has them. */
  readonly revoked: readonly string[];
  /** When the next one was to come, in milliseconds since 1970; lists need not say. */
  readonly until?: number;
}

/** @param authorities the certificates of the CAs that may have signed it, PEM */
export function readRevocations(bytes: Uint8Array, authorities: readonly string[]): RevocationList {
  const list = parsed(bytes);
  if (!list) return { flaw: 'unreadable', revoked: [] };
  const { revokedCertificates = [], nextUpdate } = list.tbsCertList;
  const flaw = flawOf(list, authorities);
  return {
    ...(flaw === undefined ? {} : { flaw }),
    revoked: revokedCertificates.map(serialOf).sort(),
    ...(nextUpdate ? { until: nextUpdate.getTime().getTime() } : {}),
  };
}

/** Three parts for each certificate: a list that fits into a channel's configuration has fewer. */
const maxNodes = 2_000_000;

function parsed(bytes: Uint8Array): CertificateList | undefined {
  try {
    return AsnConvert.parse(derOf(bytes), CertificateList, { berOptions: { maxNodes } });
  } catch {
    return undefined;
  }
}

function flawOf(list: CertificateList, authorities: readonly string[]): RevocationList['flaw'] {
  const named = list.tbsCertList.crlExtensions?.find(({ extnID }) => extnID === id_ce_authorityKeyIdentifier);
  const key = named && AsnConvert.parse(named.extnValue.buffer, AuthorityKeyIdentifier).keyIdentifier;
  if (!key) return 'keyless';
  return authorities.some((each) => signedBy(each, list)) ? undefined : 'foreign';
}

/** What a CA's signature is over, by the algorithm's object identifier: the ones that Go reads in lists. */
const digests: Readonly<Record<string, string>> = {
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};

function signedBy(authority: string, { tbsCertListRaw, signatureAlgorithm, signature }: CertificateList): boolean {
  const digest = digests[signatureAlgorithm.algorithm];
  if (digest === undefined || !tbsCertListRaw) return false;
  try {
    const { publicKey } = new X509Certificate(authority);
    return verify(digest, new Uint8Array(tbsCertListRaw), publicKey, new Uint8Array(signature));
  } catch {
    return false;
  }
}

const serialOf = ({ userCertificate }: RevokedCertificate): string =>
  Buffer.from(userCertificate)
    .toString('hex')
    .toUpperCase()
    .replace(/^(00)+(?=..)/, '');
