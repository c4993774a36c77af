/** Names in certificates, as their bytes: two CAs are taken for one where these are the same, as TLS does. */
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate, Name } from '@peculiar/asn1-x509';

/** DER, where it comes as PEM too. */
export function derOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(bytes).toString('latin1');
  const [, body] = /-----BEGIN [^-]+-----([^-]+)-----END/.exec(text) ?? [];
  return Uint8Array.from(body === undefined ? bytes : Buffer.from(body, 'base64'));
}

/** The subject of a certificate, in hexadecimal. Undefined where it is none. */
export function subjectOf(pem: string): string | undefined {
  try {
    const { tbsCertificate } = AsnConvert.parse(derOf(Buffer.from(pem)), Certificate);
    return Buffer.from(AsnConvert.serialize(tbsCertificate.subject)).toString('hex');
  } catch {
    return undefined;
  }
}

const labels: Readonly<Record<string, string>> = { '2.5.4.3': 'CN', '2.5.4.10': 'O', '2.5.4.11': 'OU' };

/** `CN=ca.gd, O=GD` of a name in hexadecimal. */
export function nameText(hex: string): string {
  try {
    const name = AsnConvert.parse(Uint8Array.from(Buffer.from(hex, 'hex')), Name);
    const parts = [...name]
      .flatMap((each) => [...each])
      .map(({ type, value }) => `${labels[type] ?? type}=${value.toString()}`);
    return parts.reverse().join(', ');
  } catch {
    return hex;
  }
}
