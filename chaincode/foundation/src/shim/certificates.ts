import { ownModule } from './inner';

/** What is used of the shim's parser of certificates. */
interface Parser {
  fromPEM(pem: string): unknown;
}

const seenAtMost = 1000;

/**
 * Lets the shim read each caller's certificate once: fabric-shim 2.5.8 parses it anew in every call, which takes longer
 * than most contracts (docs/reference/performance.md). It looks at what was parsed and never changes it.
 */
export function rememberCertificates(): void {
  const { Certificate } = ownModule('@fidm/x509') as { Certificate: Parser };
  const parse = Certificate.fromPEM.bind(Certificate);
  const seen = new Map<string, unknown>();
  Certificate.fromPEM = (pem) => {
    const known = seen.get(pem) ?? parse(pem);
    if (seen.size >= seenAtMost) seen.clear();
    seen.set(pem, known);
    return known;
  };
}
