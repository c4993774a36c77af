import { join } from 'node:path';
import type {
  AuthorityCredentials,
  ClientDoor,
  Credentials,
  KeyPair,
  NodeCredentials,
} from '../credentials/credentials';
import { ADMIN_ID } from '../file/node-names';
import { writeFileSet, type PlannedFile } from './file-set';
import { CA_FILES, layout, MSP_FILES, TLS_FILES } from './layout';
import { nodeOus } from './node-ous';
import { doorFiles, pairFiles, vaultFiles } from './planned';

/** What authorities and the orderers' organisation have in common. */
interface Organization extends Pick<AuthorityCredentials, 'msp' | 'ca' | 'tlsCa' | 'operations'> {
  nodes: readonly NodeCredentials[];
  vaultKeys?: string;
  administration?: ClientDoor;
  users: Iterable<[id: string, pair: KeyPair]>;
}

/**
 * Writes a network's credentials as Fabric MSP folders (see {@link layout}), whole or not at all. Private keys get
 * mode 0600, their folders 0700.
 *
 * @param dir must not exist
 * @throws ProvisionError TOPOLOGY-201 when it does, TOPOLOGY-202 when it cannot be written
 */
export async function writeCredentials(credentials: Credentials, dir: string): Promise<void> {
  const { authorities, ordererOrg } = credentials;
  const organizations: Organization[] = [...authorities.values()].map(({ peers, admin, actors, ...authority }) => ({
    ...authority,
    nodes: peers,
    users: [[ADMIN_ID, admin], ...actors],
  }));
  organizations.push({ ...ordererOrg, users: [[ADMIN_ID, ordererOrg.admin]] });
  await writeFileSet(dir, organizations.flatMap(filesOf));
}

function filesOf(organization: Organization): PlannedFile[] {
  const { msp, ca, tlsCa, operations, administration, vaultKeys, nodes, users } = organization;
  return [
    ...caFolder(layout.ca('', msp), ca),
    ...caFolder(layout.tlsCa('', msp), tlsCa),
    ...doorFiles(layout.operations('', msp), operations),
    ...(administration ? doorFiles(layout.administration('', msp), administration) : []),
    ...(vaultKeys === undefined ? [] : vaultFiles(layout.vault('', msp), vaultKeys)),
    ...mspFolder(layout.organizationMsp('', msp), organization),
    ...nodes.flatMap(({ name, sign, tls }) => [
      ...mspFolder(layout.nodeMsp('', msp, name), organization, sign),
      ...tlsFolder(layout.nodeTls('', msp, name), organization, tls),
    ]),
    ...[...users].flatMap(([id, pair]) => mspFolder(layout.userMsp('', msp, id), organization, pair)),
  ];
}

function mspFolder(path: string, { ca, tlsCa }: Organization, holder?: KeyPair): PlannedFile[] {
  return [
    { path: join(path, MSP_FILES.ca), content: ca.certificate },
    { path: join(path, MSP_FILES.tlsCa), content: tlsCa.certificate },
    { path: join(path, MSP_FILES.config), content: nodeOus(MSP_FILES.ca) },
    ...(holder ? pairFiles(path, MSP_FILES, holder) : []),
  ];
}

function tlsFolder(path: string, { tlsCa }: Organization, pair: KeyPair): PlannedFile[] {
  return [...pairFiles(path, TLS_FILES, pair), { path: join(path, TLS_FILES.ca), content: tlsCa.certificate }];
}

function caFolder(path: string, pair: KeyPair): PlannedFile[] {
  return pairFiles(path, CA_FILES, pair);
}
