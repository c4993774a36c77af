/** An authority's files as Fabric's own sample network leaves them, for applications that were written for it. */
import { join } from 'node:path';
import { parse } from 'yaml';
import { connectionProfile, profileIsSecret, type Endpoints } from '../access/connection-profile';
import type { AuthorityCredentials, Credentials, KeyPair } from '../credentials/credentials';
import { ADMIN_ID, domainOf } from '../file/node-names';
import type { Authority, Topology } from '../file/topology';
import { writeFileSet, type PlannedFile } from './file-set';
import { TLS_FILES } from './layout';
import { nodeOus } from './node-ous';

/** The authorities whose files can be written so: those with a domain, which names their folders. */
export function organizationsOf({ authorities }: Topology): Authority[] {
  return authorities.filter(({ domain }) => domain !== undefined);
}

/** The folder of an authority below `dir`: `peerOrganizations/org1.example.com`. */
export function organizationFolder(dir: string, authority: Pick<Authority, 'msp' | 'domain'>): string {
  return join(dir, 'peerOrganizations', domainOf(authority));
}

/**
 * Writes for one authority what `network.sh` of fabric-samples writes into `organizations/`, whole or not at all:
 *
 * ```
 * connection-org1.json  .yaml             how to connect, with the block x-oneplusn
 * ca/  tlsca/                             certificates of what certifies; their keys stay with the network
 * msp/                                    the organisation
 * peers/peer0.org1.example.com/msp/ tls/  without the peers' keys, which no application needs
 * users/Admin@org1.example.com/msp/       and each actor: user1 as User1@org1.example.com
 * ```
 *
 * @throws ProvisionError TOPOLOGY-201 when the authority's folder exists, TOPOLOGY-202 when it cannot be written,
 * TOPOLOGY-302
 */
export async function writeOrganization(
  topology: Topology,
  authority: Authority,
  { credentials, endpoints }: { readonly credentials: Credentials; readonly endpoints: Endpoints },
  dir: string,
): Promise<void> {
  const { msp } = authority;
  const domain = domainOf(authority);
  const own = credentials.authorities.get(msp);
  const profile = connectionProfile(topology, msp, endpoints, credentials);
  const label = domain.split('.')[0];
  const secret = profileIsSecret(topology);
  await writeFileSet(organizationFolder(dir, authority), [
    { path: `connection-${label}.yaml`, content: profile, secret },
    { path: `connection-${label}.json`, content: `${JSON.stringify(parse(profile), undefined, 2)}\n`, secret },
    ...(own ? organizationFiles(own, domain) : []),
  ]);
}

function organizationFiles(authority: AuthorityCredentials, domain: string): PlannedFile[] {
  const { ca, tlsCa, peers, admin, actors } = authority;
  const msp = (path: string, holder?: { readonly name: string; readonly pair: KeyPair; readonly keys?: boolean }) =>
    mspFiles(join(path, 'msp'), { domain, ca, tlsCa }, holder);
  const users = [[ADMIN_ID, admin] as const, ...actors].map(([id, pair]) => ({ name: userName(id, domain), pair }));
  return [
    { path: join('ca', `ca.${domain}-cert.pem`), content: ca.certificate },
    { path: join('tlsca', `tlsca.${domain}-cert.pem`), content: tlsCa.certificate },
    ...msp(''),
    ...peers.flatMap(({ name, sign, tls }) => [
      ...msp(join('peers', name), { name, pair: sign, keys: false }),
      { path: join('peers', name, 'tls', TLS_FILES.ca), content: tlsCa.certificate },
      { path: join('peers', name, 'tls', TLS_FILES.certificate), content: tls.certificate },
    ]),
    ...users.flatMap((user) => [
      ...msp(join('users', user.name), user),
      { path: join('users', user.name, 'tls', TLS_FILES.ca), content: tlsCa.certificate },
    ]),
  ];
}

function mspFiles(
  path: string,
  { domain, ca, tlsCa }: Pick<AuthorityCredentials, 'ca' | 'tlsCa'> & { readonly domain: string },
  holder?: { readonly name: string; readonly pair: KeyPair; readonly keys?: boolean },
): PlannedFile[] {
  const caFile = join('cacerts', `ca.${domain}-cert.pem`);
  const files: PlannedFile[] = [
    { path: join(path, caFile), content: ca.certificate },
    { path: join(path, 'tlscacerts', `tlsca.${domain}-cert.pem`), content: tlsCa.certificate },
    { path: join(path, 'config.yaml'), content: nodeOus(caFile) },
  ];
  if (!holder) return files;
  const { name, pair, keys = true } = holder;
  files.push({ path: join(path, 'signcerts', `${name}-cert.pem`), content: pair.certificate });
  if (!keys) return files;
  // That network has two ways to make certificates, which name them differently; some applications know one name, some
  // the other.
  files.push({ path: join(path, 'signcerts', 'cert.pem'), content: pair.certificate });
  files.push({ path: join(path, 'keystore', 'priv_sk'), content: pair.privateKey, secret: true });
  return files;
}

/** `User1@org1.example.com` of `user1`. */
function userName(id: string, domain: string): string {
  return `${id.charAt(0).toUpperCase()}${id.slice(1)}@${domain}`;
}
