import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  issueServiceTls,
  readServiceTls,
  serviceLayout,
  TLS_FILES,
  writeServiceTls,
  type ServiceTls as IssuedTls,
} from '@oneplusn/topology';

/** What a chaincode service shows to the peers that call it, and knows them by: paths of PEM files. */
export interface ServiceTls {
  readonly certificate: string;
  readonly privateKey: string;
  /**
   * The CA of both sides: the chaincode package names it as the one to trust, and the service lets in whom it has
   * certified.
   */
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
  /** The file with the keys that it encrypts with; absent for a chaincode that has no such thing. */
  readonly vaultKeys?: string;
}

/** Both sides of a service's TLS below `folder`: kept where they are there, else issued. */
export async function serviceTls(
  folder: string,
  name: string,
  msp: string,
): Promise<{ readonly files: ServiceTls; readonly issued: IssuedTls }> {
  const own = join(folder, 'services', name);
  const service = serviceLayout.service(own);
  // One that asks nobody for a certificate, as they were written once, is replaced.
  if (!existsSync(service)) {
    await rm(own, { recursive: true, force: true });
    await writeServiceTls(issueServiceTls({ msp, hosts: [name, 'localhost', '127.0.0.1'] }), own);
  }
  const files = {
    certificate: join(service, TLS_FILES.certificate),
    privateKey: join(service, TLS_FILES.privateKey),
    rootCertificate: join(service, TLS_FILES.ca),
  };
  return { files, issued: await readServiceTls(own) };
}

/** How a package's peers reach a service. */
export const connectionOf = (address: string, { ca, client }: IssuedTls) => ({
  address,
  tls: { rootCertificate: ca, clientCertificate: client.certificate, clientKey: client.privateKey },
});
