import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  ExtendedKeyUsage,
  Extension,
  GeneralName,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_clientAuth,
  id_kp_serverAuth,
} from '@peculiar/asn1-x509';
import { ATTRIBUTES_OID, encodeAttributes } from './attributes';

/** What a certificate is for; RFC 5280, section 4.2, narrowed to what Fabric needs. */
type Purpose = 'authority' | 'sign' | 'tls' | 'server' | 'client';

const USAGES: Record<Purpose, number> = {
  authority: KeyUsageFlags.digitalSignature | KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign,
  sign: KeyUsageFlags.digitalSignature,
  tls: KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment,
  server: KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment,
  client: KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment,
};

/** The extensions that are the same in every certificate of a purpose. */
const FIXED: Record<Purpose, Extension[]> = {
  authority: [usage('authority'), constraints(true)],
  sign: [usage('sign'), constraints(false)],
  tls: [usage('tls'), extended(id_kp_serverAuth, id_kp_clientAuth), constraints(false)],
  server: [usage('server'), extended(id_kp_serverAuth), constraints(false)],
  client: [usage('client'), extended(id_kp_clientAuth), constraints(false)],
};

/** What differs from certificate to certificate. */
export interface Particulars {
  purpose: Purpose;
  subjectKeyId: Uint8Array;
  /** The issuer's; Fabric finds the issuing CA by it. */
  authorityKeyId: Uint8Array;
  /** DNS names and IPv4 addresses a TLS node answers to. */
  hosts?: readonly string[];
  attributes?: Record<string, string>;
}

/** The extensions of one certificate, in the order in which they stand in it. */
export function extensionsOf(particulars: Particulars): Extension[] {
  const { purpose, subjectKeyId, authorityKeyId, hosts, attributes } = particulars;
  const list = [
    ...FIXED[purpose],
    extension(id_ce_subjectKeyIdentifier, false, new SubjectKeyIdentifier(subjectKeyId)),
    extension(
      id_ce_authorityKeyIdentifier,
      false,
      new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(authorityKeyId) }),
    ),
  ];
  if (hosts) list.push(extension(id_ce_subjectAltName, false, new SubjectAlternativeName(hosts.map(generalName))));
  if (attributes) list.push(rawExtension(ATTRIBUTES_OID, false, encodeAttributes(attributes)));
  return list;
}

function generalName(host: string): GeneralName {
  return new GeneralName(/^\d+(\.\d+){3}$/.test(host) ? { iPAddress: host } : { dNSName: host });
}

function usage(purpose: Purpose): Extension {
  return extension(id_ce_keyUsage, true, new KeyUsage(USAGES[purpose]));
}

function extended(...purposes: readonly string[]): Extension {
  return extension(id_ce_extKeyUsage, false, new ExtendedKeyUsage([...purposes]));
}

function constraints(cA: boolean): Extension {
  return extension(id_ce_basicConstraints, true, new BasicConstraints({ cA }));
}

export function extension(oid: string, critical: boolean, value: object): Extension {
  return rawExtension(oid, critical, new Uint8Array(AsnConvert.serialize(value)));
}

function rawExtension(oid: string, critical: boolean, value: Uint8Array): Extension {
  return new Extension({ extnID: oid, critical, extnValue: new OctetString(value) });
}
