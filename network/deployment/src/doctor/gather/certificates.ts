import { X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../facts';

/** The certificates in PEM texts; what is no certificate is left out. Each once. */
export function certificatesIn(texts: readonly { readonly of: string; readonly pem: string }[]): CertificateFacts[] {
  const found = new Map<string, CertificateFacts>();
  for (const { of, pem } of texts)
    for (const [block] of pem.matchAll(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)) {
      const read = certificateOf(block);
      if (read && !found.has(read.fingerprint256)) found.set(read.fingerprint256, factsOf(of, read));
    }
  return [...found.values()];
}

function certificateOf(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

export function factsOf(of: string, { subject, validFromDate, validToDate }: X509Certificate): CertificateFacts {
  return { of, subject: subject.split('\n').join(', '), from: validFromDate.getTime(), to: validToDate.getTime() };
}
