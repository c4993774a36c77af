import {
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { servicePackage } from '@oneplusn/deployment';
import {
  channelsOf,
  issueCredentials,
  ORDERER_MSP,
  serviceLayout,
  writeCredentials,
  type Topology,
} from '@oneplusn/topology';
import type { Binaries } from '../binaries/find';
import { fabricErrors, fabricFail } from '../errors';
import { makeGenesis } from '../network/genesis';
import { connectionOf, serviceTls } from '../network/service';
import { compose } from './compose';
import { kubernetes, type MountedFile } from './kubernetes';
import { dockerfile, imagePackage, setUp } from './scripts';
import { blockOf, nodesOf, PORTS, serviceName, unitsOf, type Mount, type Unit } from './units';

/** For which kind of container platform files are written. */
export type ContainerFormat = 'compose' | 'kubernetes';

/** What the files for containers are made from. */
export interface ContainerOptions {
  readonly topology: Topology;
  readonly format: ContainerFormat;
  /** Must not exist. */
  readonly out: string;
  /** They make the channel's first block; the images written are of their release. */
  readonly binaries: Binaries;
}

/**
 * Writes a topology as Docker Compose or Kubernetes files, with the credentials, first block, chaincode packages and
 * scripts that they mount. Whole or not at all, with secrets for the owner's eyes only.
 *
 * @returns the file to start from
 * @throws FabricError FABRIC-117 where the folder exists, FABRIC-104 where the first block cannot be made
 */
export async function writeContainers({ topology, format, out, binaries }: ContainerOptions): Promise<string> {
  const target = resolve(out);
  if (existsSync(target)) throw fabricFail(fabricErrors.folderExists, { out: target });
  mkdirSync(dirname(target), { recursive: true });
  const draft = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    const file = await writeInto(draft, topology, format, binaries);
    renameSync(draft, target);
    return join(target, file);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function writeInto(
  folder: string,
  topology: Topology,
  format: ContainerFormat,
  binaries: Binaries,
): Promise<string> {
  const credentials = await issueCredentials(topology);
  const crypto = join(folder, 'credentials');
  await writeCredentials(credentials, crypto);
  const setUpFolder = join(folder, 'set-up');
  for (const part of ['tls', 'packages']) mkdirSync(join(setUpFolder, part), { recursive: true });
  const { orderers, peers } = nodesOf(topology);
  const founding = { topology, crypto, configuration: folder, binaries, logs: folder, orderers, peers };
  for (const channel of channelsOf(topology))
    await makeGenesis(founding, join(setUpFolder, blockOf(topology, channel.name)), channel);
  rmSync(join(folder, 'configtx.yaml'));

  const { name, version } = topology.chaincode;
  const ids = new Map<string, string>();
  for (const authority of credentials.authorities.values()) {
    const { msp } = authority;
    const service = serviceName(topology, msp);
    const { issued } = await serviceTls(folder, service, msp);
    // What its peers show is in the package, and nobody else is to have it.
    rmSync(serviceLayout.peers(join(folder, 'services', service)), { recursive: true });
    const place = connectionOf(`${service}:${PORTS.service}`, issued);
    const { id, bytes } = await servicePackage(`${name}_${version}`, place);
    writeFileSync(join(setUpFolder, 'packages', `${msp}.tgz`), bytes, { mode: 0o600 });
    writeFileSync(join(setUpFolder, 'tls', `${msp}.pem`), authority.tlsCa.certificate);
    ids.set(msp, id);
  }
  writeFileSync(join(setUpFolder, 'tls', `${ORDERER_MSP}.pem`), credentials.ordererOrg.tlsCa.certificate);
  copyFileSync(joinProgram, join(setUpFolder, 'join-orderers.cjs'));
  writeFileSync(join(setUpFolder, 'set-up.sh'), setUp(topology, peers, orderers[0], ids));
  mkdirSync(join(folder, 'chaincode'));
  writeFileSync(join(folder, 'chaincode', 'Dockerfile'), dockerfile);
  writeFileSync(join(folder, 'chaincode', 'package.json'), `${JSON.stringify(imagePackage, undefined, 2)}\n`);

  const units = unitsOf(topology, binaries.release, ids);
  const [file, text] =
    format === 'compose'
      ? ['compose.yaml', compose(topology.name, units, './chaincode', serviceUser(folder, units))]
      : ['kubernetes.yaml', kubernetes(topology.name, units, (mount) => filesOf(folder, mount))];
  writeFileSync(join(folder, file), text, { mode: 0o600 });
  return file;
}

/** The program that joins the orderers, as it is compiled. */
const joinProgram = join(dirname(require.resolve('@oneplusn/fabric/package.json')), 'dist/container/join-orderers.js');

/** The user of the chaincode's image. */
const NODE_USER = 1000;

/**
 * Whom the containers of services run as, who alone can read what they mount: the user that writes it. Where that is
 * root, the files are given to the user of the image. @returns `uid:gid`; undefined where this system has no users
 */
function serviceUser(folder: string, units: readonly Unit[]): string | undefined {
  const [uid, gid] = [process.getuid?.(), process.getgid?.()];
  if (uid === undefined || gid === undefined) return undefined;
  if (uid !== 0) return `${uid}:${gid}`;
  for (const { from } of units.filter(({ kind }) => kind === 'service').flatMap(({ mounts }) => mounts)) {
    const mounted = join(folder, from);
    for (const path of ['.', ...readdirSync(mounted)]) chownSync(join(mounted, path), NODE_USER, NODE_USER);
  }
  return `${NODE_USER}:${NODE_USER}`;
}

function filesOf(folder: string, { from }: Mount): MountedFile[] {
  const root = join(folder, from);
  return (readdirSync(root, { recursive: true }) as string[])
    .filter((path) => statSync(join(root, path)).isFile())
    .sort()
    .map((path) => ({ path, content: readFileSync(join(root, path)) }));
}
