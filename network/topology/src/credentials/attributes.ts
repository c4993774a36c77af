/** Where Fabric CA puts an identity's attributes, and where Fabric's ClientIdentity looks for them. */
export const ATTRIBUTES_OID = '1.2.3.4.5.6.7.8.1';

/** Who the certificate speaks for: names and departments as the topology has them. */
export interface Enrolment {
  id: string;
  type: 'client' | 'admin';
  msp: string;
  /** Path of the department; an admin has none. */
  department?: string;
  roles?: readonly string[];
}

/**
 * The attributes a certificate carries. `hf.*` are those Fabric CA writes by itself; `opn.department` and `opn.roles`
 * (sorted, joined by commas) are what the ledger compares with its registry.
 */
export function attributesOf(enrolment: Enrolment): Record<string, string> {
  return {
    'hf.EnrollmentID': enrolment.id,
    'hf.Type': enrolment.type,
    'hf.Affiliation': enrolment.msp,
    ...(enrolment.department !== undefined && { 'opn.department': enrolment.department }),
    ...(enrolment.roles && { 'opn.roles': [...enrolment.roles].sort().join(',') }),
  };
}

/** The extension's value: JSON as it is, without an ASN.1 string around it, as Fabric CA writes it. */
export function encodeAttributes(attributes: Record<string, string>): Uint8Array {
  return Buffer.from(JSON.stringify({ attrs: attributes }));
}
