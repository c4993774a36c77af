import type { X509Certificate } from 'node:crypto';

/** `CN=li, O=GD` on one line. */
export function subjectOf(certificate: X509Certificate): string {
  return certificate.subject.split('\n').join(', ');
}
