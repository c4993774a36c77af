import { AttributeTypeAndValue, AttributeValue, Name, RelativeDistinguishedName } from '@peculiar/asn1-x509';

/** The parts of a distinguished name that are used here (X.520). */
export interface Subject {
  organization: string;
  /** Fabric's NodeOUs read from it what the holder is: client, peer, admin, orderer. */
  unit?: 'client' | 'peer' | 'admin' | 'orderer';
  commonName: string;
}

const ORGANIZATION = '2.5.4.10';
const ORGANIZATIONAL_UNIT = '2.5.4.11';
const COMMON_NAME = '2.5.4.3';

/** The subject as ASN.1, each part an RDN of its own. */
export function distinguishedName(subject: Subject): Name {
  const name = new Name();
  const add = (type: string, utf8String: string) => {
    const value = new AttributeValue({ utf8String });
    name.push(new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value })]));
  };
  add(ORGANIZATION, subject.organization);
  if (subject.unit) add(ORGANIZATIONAL_UNIT, subject.unit);
  add(COMMON_NAME, subject.commonName);
  return name;
}
