/**
 * `npm run network -- deploy`: puts a chaincode that was written for Node on a running network, as `network.sh
 * deployCC` of fabric-samples does: by Fabric's own lifecycle, each authority for itself, and the same on either
 * engine.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import {
  collectionsIn,
  deploy,
  isReference,
  parsePolicy,
  servicePackage,
  type Order,
  type Reach,
} from '@oneplusn/deployment';
import { connectionOf, freePorts, Processes, reached, runService, serviceTls } from '@oneplusn/fabric';
import { readIdentity, readProfile } from '@oneplusn/sdk';
import type { NetworkFolder } from './folder';

/** What the command line names. */
export interface Wanted {
  /** The chaincode's folder, with its packages installed, and built where it has to be. */
  readonly path: string | undefined;
  readonly name: string | undefined;
  readonly version: string;
  /** In Fabric's policy language, or a policy of the channel; a majority where not given. */
  readonly policy: string | undefined;
  /** A collections_config.json. */
  readonly collections: string | undefined;
}

/**
 * Run again, it starts the chaincode anew, with what has changed in its code; another definition takes the next
 * sequence.
 */
export async function deployChaincode(folder: NetworkFolder, wanted: Wanted): Promise<void> {
  const { path, name, version } = wanted;
  if (path === undefined || name === undefined)
    throw new Error('请给出 --chaincode DIR 与 --name NAME\nName --chaincode DIR, and --name NAME');
  const running = folder.running();
  if (!running)
    throw new Error(
      `网络没有在运行, 请先 up: ${folder.path}\nThe network does not run, bring it up first: ${folder.path}`,
    );
  const program = programOf(resolve(path));
  const definition = definitionOf(wanted);
  await folder.locked(async () => {
    const processes = new Processes(folder.chaincodes);
    const ports = await portsOf(folder, name, folder.authorities);
    await processes.stop(processes.names.filter((each) => each in ports));
    const reaches: Reach[] = [];
    for (const [service, { msp, port }] of Object.entries(ports)) {
      const reach = await reachOf(folder, msp);
      const address = `localhost:${port}`;
      const { files, issued } = await serviceTls(folder.chaincodes, service, msp);
      const made = await servicePackage(`${name}_${version}`, connectionOf(address, issued));
      await runService(processes, { service, msp, address, id: made.id, tls: files }, program);
      const order: Order = {
        package: { ...made, name, version, address, mutual: true, certificates: issued.ca },
        ...{ name, signatures: 1, upgrade: 'any', ...definition },
      };
      await deploy(reach, order, { onStep: ({ action }) => console.log(`${msp} ${action}`) });
      reaches.push(reach);
    }
    await reached(reaches, running.channel, name, join(folder.chaincodes, 'logs'));
  });
  console.log(`链码 ${name} ${version} 已部署到 ${running.channel} / is on the channel`);
}

/** A service keeps its port, as the package names it. */
async function portsOf(
  folder: NetworkFolder,
  name: string,
  authorities: readonly string[],
): Promise<Readonly<Record<string, { readonly msp: string; readonly port: number }>>> {
  mkdirSync(folder.chaincodes, { recursive: true });
  const file = join(folder.chaincodes, 'ports.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>) : {};
  const services = authorities.map((msp) => ({ msp, service: `${name}.${msp.toLowerCase()}` }));
  const missing = services.filter(({ service }) => known[service] === undefined);
  const ports = await freePorts(missing.length, Object.values(known));
  for (const [n, { service }] of missing.entries()) known[service] = ports[n] ?? 0;
  folder.write(file, `${JSON.stringify(known, undefined, 2)}\n`);
  return Object.fromEntries(services.map(({ msp, service }) => [service, { msp, port: known[service] ?? 0 }]));
}

/** The network as an authority's administrator reaches it, from the files that any user has. */
async function reachOf(folder: NetworkFolder, msp: string): Promise<Reach> {
  const identity = folder.identity(`${msp}/admin`);
  const [profile, administrator] = await Promise.all([readProfile(folder.profile(msp)), readIdentity(identity)]);
  return { administrator, channel: profile.channel, peers: await profile.peersOf(msp), roots: profile.roots };
}

function definitionOf({ policy = '/Channel/Application/Endorsement', collections }: Wanted) {
  return {
    policy: isReference(policy) ? policy : parsePolicy(policy),
    ...(collections !== undefined && { collections: collectionsIn(readFileSync(collections, 'utf8'), collections) }),
  };
}

/** The chaincode as its own `npm start` would serve it, by the fabric-shim that it brings. */
function programOf(cwd: string) {
  const manifest = join(cwd, 'package.json');
  try {
    const shim = createRequire(manifest).resolve('fabric-shim/cli.js');
    const { main } = JSON.parse(readFileSync(manifest, 'utf8')) as { main?: string };
    createRequire(manifest).resolve(`./${main ?? 'index.js'}`);
    return { program: process.execPath, args: [shim, 'server'], cwd, environment: {} };
  } catch (cause) {
    throw new Error(
      `${cwd} 不是可运行的 Node 链码: 请先在其中执行 npm install, 需要编译的再执行 npm run build\n` +
        `${cwd} holds no chaincode for Node that can be run: first run npm install in it, and npm run build ` +
        'where it has to be built',
      { cause },
    );
  }
}
