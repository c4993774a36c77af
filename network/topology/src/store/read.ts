import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuthorityCredentials, Credentials, KeyPair, NodeCredentials } from '../credentials/credentials';
import { ProvisionError } from '../error';
import { ADMIN_ID, ORDERER_MSP } from '../file/node-names';
import { CA_FILES, layout, MSP_FILES, TLS_FILES } from './layout';

/**
 * Reads credentials that `writeCredentials` wrote, with what has been enrolled since. Authorities and actors come in
 * alphabetical order, nodes by number.
 *
 * @throws ProvisionError TOPOLOGY-203 when a file is missing or cannot be read, TOPOLOGY-204 when a key does not
 * belong to its certificate; nothing is returned in part
 */
export async function readCredentials(dir: string): Promise<Credentials> {
  const msps = (await namesIn(dir)).filter((msp) => msp !== ORDERER_MSP);
  const [orderers, ...authorities] = await Promise.all([
    readOrganization(dir, ORDERER_MSP),
    ...msps.map((msp) => readOrganization(dir, msp)),
  ]);
  const { ca, tlsCa, peers: nodes, admin } = orderers;
  return {
    authorities: new Map(authorities.map((authority) => [authority.msp, authority])),
    ordererOrg: { msp: ORDERER_MSP, ca, tlsCa, admin, nodes },
  };
}

async function readOrganization(dir: string, msp: string): Promise<AuthorityCredentials> {
  const ids = (await namesIn(layout.users(dir, msp))).filter((id) => id !== ADMIN_ID);
  const readUser = (id: string) => readPair(layout.userMsp(dir, msp, id), MSP_FILES);
  const [ca, tlsCa, admin, peers, actors] = await Promise.all([
    readPair(layout.ca(dir, msp), CA_FILES),
    readPair(layout.tlsCa(dir, msp), CA_FILES),
    readUser(ADMIN_ID),
    readNodes(dir, msp),
    Promise.all(ids.map(async (id): Promise<[string, KeyPair]> => [id, await readUser(id)])),
  ]);
  return { msp, ca, tlsCa, peers, admin, actors: new Map(actors) };
}

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

async function readPair(folder: string, files: { certificate: string; privateKey: string }): Promise<KeyPair> {
  const [certificate, privateKey] = await Promise.all([
    readText(join(folder, files.certificate)),
    readText(join(folder, files.privateKey)),
  ]);
  if (!belongTogether(certificate, privateKey)) throw mismatch(join(folder, files.privateKey));
  return { certificate, privateKey };
}

function belongTogether(certificate: string, privateKey: string): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKey));
  } catch {
    return false; // one of the two is no PEM at all
  }
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => Promise.reject(unreadable(folder, error)));
  return names.filter((name) => !name.startsWith('.')).sort(byNumber);
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => Promise.reject(unreadable(file, error)));
}

function unreadable(path: string, cause: unknown): ProvisionError {
  return new ProvisionError(
    'TOPOLOGY-203',
    { zh: `无法读取凭证：${path}`, en: `credentials cannot be read: ${path}` },
    {
      zh: '请检查路径和权限；若已丢失，请从备份恢复',
      en: 'check the path and permissions; if it is lost, restore it from a backup',
    },
    { cause },
  );
}

function mismatch(path: string): ProvisionError {
  return new ProvisionError(
    'TOPOLOGY-204',
    { zh: `私钥与证书不匹配：${path}`, en: `the key does not belong to its certificate: ${path}` },
    { zh: '请恢复两者，或重新签发', en: 'restore both, or issue them anew' },
  );
}
