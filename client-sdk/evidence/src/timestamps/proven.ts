/** When all of it was there, by the word of time stamping authorities: a stamp that is merely there proves nothing. */
import { hash, verify, type X509Certificate } from 'node:crypto';
import { evidenceErrors as errors } from '../errors/table';
import type { Report } from '../report/report';
import { tried } from '../report/tried';
import type { Roots } from './roots';
import { readToken, type Token } from './token';

/** The purpose of a certificate that may stamp, and no other (RFC 3161, 2.3). */
const stamping = '1.3.6.1.5.5.7.3.8';

/** @param digest SHA-256 of what must have been stamped, hex */
export function provenTimes(
  stamps: readonly string[],
  digest: string,
  roots: Roots | undefined,
  report: Report,
): { time: string; authority: string }[] {
  return stamps.flatMap((text, at) => {
    const place = at + 1;
    const token = tried(() => readToken(Buffer.from(text, 'base64')));
    if (!token) {
      report.refuse(errors.stampUnreadable, { place });
      return [];
    }
    const signer = signerOf(token);
    if (token.imprint !== digest) report.refuse(errors.stampOther, { place });
    if (!signer || !isSigned(token, signer)) report.refuse(errors.stampForged, { place });
    else judgeCertificate(token, signer, { place, roots }, report);
    return roots ? [{ time: token.time.toISOString(), authority: signer?.subject ?? '?' }] : [];
  });
}

function signerOf({ certificates, signer }: Token): X509Certificate | undefined {
  return certificates.find((each) => hash(signer.digest, each.raw, 'buffer').equals(signer.value));
}

function isSigned({ info, infoDigest, signed, signature, digest }: Token, { publicKey }: X509Certificate): boolean {
  const fits = hash(digest, info, 'buffer').equals(infoDigest);
  return fits && (tried(() => verify(digest, signed, publicKey, signature)) ?? false);
}

function judgeCertificate(
  { certificates, time }: Token,
  signer: X509Certificate,
  { place, roots }: { readonly place: number; readonly roots: Roots | undefined },
  report: Report,
): void {
  if (signer.keyUsage?.length !== 1 || signer.keyUsage[0] !== stamping) report.refuse(errors.stampUnfit, { place });
  if (!roots) return report.doubt(errors.stampUnpinned, { place });
  const chain = chainOf(signer, certificates, roots);
  if (!chain) return report.refuse(errors.stampUnissued, { place });
  // At the moment of the stamp: what ran out later was in force then.
  if (chain.some((each) => time < each.validFromDate || time > each.validToDate))
    report.refuse(errors.stampExpired, { place });
}

const longest = 8;

/** From a certificate up to a root that is pinned; undefined where there is no such way. */
function chainOf(
  certificate: X509Certificate,
  known: readonly X509Certificate[],
  roots: Roots,
  depth = 0,
): X509Certificate[] | undefined {
  const issues = (issuer: X509Certificate): boolean =>
    issuer.ca &&
    issuer.fingerprint256 !== certificate.fingerprint256 &&
    certificate.checkIssued(issuer) &&
    certificate.verify(issuer.publicKey);
  const root = roots.find(issues);
  if (root) return [certificate, root];
  if (depth >= longest) return undefined;
  for (const issuer of known.filter(issues)) {
    const rest = chainOf(issuer, known, roots, depth + 1);
    if (rest) return [certificate, ...rest];
  }
  return undefined;
}
