import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { issueServer, type AuthorityCredentials } from '@oneplusn/topology';

/** What a chaincode service shows to the peers that call it: paths of PEM files. */
export interface ServiceTls {
  readonly certificate: string;
  readonly privateKey: string;
  /** The authority's TLS CA, which the chaincode package names as the one to trust. */
  readonly rootCertificate: string;
}

/** Where one authority's chaincode service must listen, and the package id it must give itself. */
export interface ServicePlace {
  /** Its own name, which is also in its certificate: `foundation.gd`. */
  readonly service: string;
  readonly msp: string;
  readonly address: string;
  readonly id: string;
  readonly tls: ServiceTls;
}

/** A service's TLS files below `folder`: kept where they are there, else issued by the authority's TLS CA. */
export function serviceTls(folder: string, name: string, authority: AuthorityCredentials): ServiceTls {
  const own = join(folder, 'services', name);
  const files = { certificate: 'server.crt', privateKey: 'server.key', rootCertificate: 'ca.crt' } as const;
  if (!existsSync(own)) {
    const pair = issueServer(authority, name);
    const draft = `${own}.new`;
    mkdirSync(draft, { recursive: true, mode: 0o700 });
    writeFileSync(join(draft, files.certificate), pair.certificate);
    writeFileSync(join(draft, files.privateKey), pair.privateKey, { mode: 0o600 });
    writeFileSync(join(draft, files.rootCertificate), authority.tlsCa.certificate);
    renameSync(draft, own);
  }
  return {
    certificate: join(own, files.certificate),
    privateKey: join(own, files.privateKey),
    rootCertificate: join(own, files.rootCertificate),
  };
}

/** The root certificate's text, as the chaincode package holds it. */
export function rootOf({ rootCertificate }: ServiceTls): string {
  return readFileSync(rootCertificate, 'utf8');
}
