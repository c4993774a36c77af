/** Files of credentials that stand in more than one kind of folder. */
import { join } from 'node:path';
import type { ClientDoor, KeyPair, ServiceTls } from '../credentials/credentials';
import type { PlannedFile } from './file-set';
import { CLIENT_FILES, serviceLayout, TLS_FILES, VAULT_FILE } from './layout';

export function pairFiles(
  path: string,
  files: { certificate: string; privateKey: string },
  pair: KeyPair,
): PlannedFile[] {
  return [
    { path: join(path, files.certificate), content: pair.certificate },
    { path: join(path, files.privateKey), content: pair.privateKey, secret: true },
  ];
}

/** The folder `operations` or `administration`, below `path`. */
export function doorFiles(path: string, { ca, client }: ClientDoor): PlannedFile[] {
  return [
    { path: join(path, 'root', TLS_FILES.ca), content: ca },
    ...pairFiles(join(path, 'client'), CLIENT_FILES, client),
  ];
}

/** The folder `vault`, below `path`. */
export function vaultFiles(path: string, vaultKeys: string): PlannedFile[] {
  return [{ path: join(path, VAULT_FILE), content: vaultKeys, secret: true }];
}

export function serviceFiles({ ca, server, client }: ServiceTls): PlannedFile[] {
  const own = serviceLayout.service('');
  return [
    { path: join(own, TLS_FILES.ca), content: ca },
    ...pairFiles(own, TLS_FILES, server),
    ...pairFiles(serviceLayout.peers(''), CLIENT_FILES, client),
  ];
}
