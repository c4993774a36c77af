import { join } from 'node:path';
import type { ServiceTls } from '../credentials/credentials';
import { writeFileSet } from './file-set';
import { CLIENT_FILES, serviceLayout, TLS_FILES } from './layout';
import { serviceFiles } from './planned';
import { readPair, readText } from './read-pair';

/**
 * Writes both sides of a chaincode service's TLS (see {@link serviceLayout}), whole or not at all; keys are for their
 * owner alone.
 *
 * @param dir must not exist
 * @throws ProvisionError TOPOLOGY-201 when it does, TOPOLOGY-202 when it cannot be written
 */
export async function writeServiceTls(tls: ServiceTls, dir: string): Promise<void> {
  await writeFileSet(dir, serviceFiles(tls));
}

/**
 * Reads what {@link writeServiceTls} wrote, or another CA issued and was put in the same places.
 *
 * @throws ProvisionError TOPOLOGY-203 when a file is missing or cannot be read, TOPOLOGY-204 when a key is not its
 * certificate's
 */
export async function readServiceTls(dir: string): Promise<ServiceTls> {
  const [ca, server, client] = await Promise.all([
    readText(join(serviceLayout.service(dir), TLS_FILES.ca)),
    readPair(serviceLayout.service(dir), TLS_FILES),
    readPair(serviceLayout.peers(dir), CLIENT_FILES),
  ]);
  return { ca, server, client };
}
