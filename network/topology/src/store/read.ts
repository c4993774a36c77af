import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  AuthorityCredentials,
  ClientDoor,
  Credentials,
  KeyPair,
  NodeCredentials,
} from '../credentials/credentials';
import { ADMIN_ID, ORDERER_MSP } from '../file/node-names';
import { complete } from './complete';
import { CA_FILES, CLIENT_FILES, layout, MSP_FILES, TLS_FILES, VAULT_FILE } from './layout';
import { readPair, readText, unreadable } from './read-pair';

/**
 * Reads credentials that `writeCredentials` wrote, with what has been enrolled since; what such a folder
 * did not have once (operations, vault) is made and written. Authorities and actors come in
 * alphabetical order, nodes by number.
 *
 * @throws ProvisionError TOPOLOGY-203 when a file is missing or cannot be read, TOPOLOGY-204 when a key does not
 * belong to its certificate; nothing is returned in part
 */
export async function readCredentials(dir: string): Promise<Credentials> {
  const msps = (await namesIn(dir)).filter((msp) => msp !== ORDERER_MSP);
  const [orderers, authorities] = await Promise.all([
    readOrganization(dir, ORDERER_MSP),
    Promise.all(msps.map((msp) => readAuthority(dir, msp))),
  ]);
  const { ca, tlsCa, operations, nodes, admin } = orderers;
  const administration = await readDoor(
    layout.administrationRoot(dir, ORDERER_MSP),
    layout.administrationClient(dir, ORDERER_MSP),
  );
  return {
    authorities: new Map(authorities.map((authority) => [authority.msp, authority])),
    ordererOrg: { msp: ORDERER_MSP, ca, tlsCa, operations, administration, admin, nodes },
  };
}

async function readAuthority(dir: string, msp: string): Promise<AuthorityCredentials> {
  const { nodes: peers, ...organization } = await readOrganization(dir, msp);
  const ids = (await namesIn(layout.users(dir, msp))).filter((id) => id !== ADMIN_ID);
  const [vaultKeys, actors] = await Promise.all([
    readText(join(layout.vault(dir, msp), VAULT_FILE)),
    Promise.all(ids.map(async (id): Promise<[string, KeyPair]> => [id, await readUser(dir, msp, id)])),
  ]);
  return { msp, ...organization, peers, vaultKeys, actors: new Map(actors) };
}

/** What authorities and the orderers' organisation have in common. */
async function readOrganization(dir: string, msp: string) {
  const [ca, tlsCa, admin, nodes] = await Promise.all([
    readPair(layout.ca(dir, msp), CA_FILES),
    readPair(layout.tlsCa(dir, msp), CA_FILES),
    readUser(dir, msp, ADMIN_ID),
    readNodes(dir, msp),
  ]);
  await complete(dir, msp);
  const operations = await readDoor(layout.operationsRoot(dir, msp), layout.operationsClient(dir, msp));
  return { ca, tlsCa, operations, admin, nodes };
}

async function readDoor(root: string, shown: string): Promise<ClientDoor> {
  const [ca, client] = await Promise.all([readText(join(root, TLS_FILES.ca)), readPair(shown, CLIENT_FILES)]);
  return { ca, client };
}

const readUser = (dir: string, msp: string, id: string) => readPair(layout.userMsp(dir, msp, id), MSP_FILES);

async function readNodes(dir: string, msp: string): Promise<NodeCredentials[]> {
  const names = await namesIn(layout.nodes(dir, msp));
  return Promise.all(
    names.map(async (name) => ({
      name,
      sign: await readPair(layout.nodeMsp(dir, msp, name), MSP_FILES),
      tls: await readPair(layout.nodeTls(dir, msp, name), TLS_FILES),
    })),
  );
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => Promise.reject(unreadable(folder, error)));
  return names.filter((name) => !name.startsWith('.')).sort(byNumber);
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
