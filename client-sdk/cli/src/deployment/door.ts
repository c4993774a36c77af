/** The TLS of a chaincode service, from the folder that `oneplusn service-tls` wrote. */
import { join } from 'node:path';
import { DeploymentError, deploymentErrors, tlsProblem, type PeersTls } from '@oneplusn/deployment';
import { CLIENT_FILES, ProvisionError, readServiceTls, serviceLayout, TLS_FILES } from '@oneplusn/topology';
import { bothOf, mustBePrivate } from './secrets';

export interface Door {
  /** For the package. */
  readonly peers: PeersTls;
  /** Paths, for the service. */
  readonly files: { readonly certificate: string; readonly key: string; readonly clientCa: string };
}

/**
 * @param others TLS roots of the authority's nodes
 * @throws DeploymentError DEPLOY-114 where they cannot be used at that address, DEPLOY-134 where others can read a key
 */
export async function doorIn(folder: string, address: string, others: readonly string[]): Promise<Door> {
  const { ca, server, client } = await readServiceTls(folder).catch((error: unknown) =>
    Promise.reject(unusable(error)),
  );
  const parts = { root: ca, server: server.certificate, client: client.certificate, others };
  const problem = tlsProblem(address, parts);
  if (problem) throw new DeploymentError(deploymentErrors.badTls, { problem });
  const service = serviceLayout.service(folder);
  const key = join(service, TLS_FILES.privateKey);
  for (const each of [key, join(serviceLayout.peers(folder), CLIENT_FILES.privateKey)]) await mustBePrivate(each, each);
  return {
    peers: { rootCertificate: ca, clientCertificate: client.certificate, clientKey: client.privateKey },
    files: { certificate: join(service, TLS_FILES.certificate), key, clientCa: join(service, TLS_FILES.ca) },
  };
}

function unusable(error: unknown): Error {
  if (!(error instanceof ProvisionError)) return error as Error;
  return new DeploymentError(deploymentErrors.badTls, { problem: bothOf(error) }, { cause: error });
}
