/** What one authority needs to run the foundation, written into one folder. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { addressIn, type Address } from '@oneplusn/api';
import { deploymentFail } from '../errors/error';
import { deploymentErrors } from '../errors/table';
import { servicePackage, type ChaincodePackage, type PeersTls } from '../package/package';
import { closureOf } from './closure';
import { dockerfile, environmentFile, serviceProgram, type ServiceSettings } from './texts';

/** What a folder with a service is made from. */
export interface ServiceBuild {
  /** The folder to write. One that this has written before is replaced. */
  readonly out: string;
  /** The folder of `@oneplusn/foundation`, installed with what it needs. */
  readonly foundation: string;
  readonly name: string;
  readonly version: string;
  readonly msp: string;
  readonly committee: string;
  /** As the peers reach the service. */
  readonly address: string;
  /** Where it listens; on every interface, at the address's port, where not given. */
  readonly listen?: string;
  /** What its peers trust it by, and show it. */
  readonly tls: PeersTls;
  /** Paths of what the service alone holds, for its environment. Nothing of it is copied. */
  readonly files: Pick<ServiceSettings, 'certificate' | 'key' | 'clientCa' | 'vaultKeys'>;
}

/** By these it is known again; `connection.json` was written once. */
const own = ['Dockerfile', 'connection.json', 'foundation.tgz', 'service', 'service.env'];

/**
 * Writes `foundation.tgz` (the chaincode package, with the key that its peers show: for the owner alone), `Dockerfile`,
 * `service.env` and `service/`, the program with all it needs: nothing is fetched to build the image or to run it.
 * Nothing is half written.
 *
 * @throws DeploymentError DEPLOY-113 where the folder holds other things
 */
export async function writeService(build: ServiceBuild): Promise<ChaincodePackage> {
  const { name, version, address, tls, msp, committee, files } = build;
  const out = resolve(build.out);
  const strange = existsSync(out) ? readdirSync(out).filter((each) => !own.includes(each)) : [];
  if (strange.length > 0)
    throw deploymentFail(deploymentErrors.folderTaken, { folder: build.out, holds: strange.slice(0, 5).join(', ') });
  const made = await servicePackage(`${name}_${version}`, { address, tls }, committee);
  const { host, port } = partsOf(address);
  const listen = build.listen ?? `${host.includes(':') ? '[::]' : '0.0.0.0'}:${port}`;
  const settings = { msp, committee, chaincode: name, packageId: made.id, listen, ...files };
  const draft = `${out}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(join(draft, 'service'), { recursive: true });
  writeFileSync(join(draft, 'foundation.tgz'), made.bytes, { mode: 0o600 });
  writeFileSync(join(draft, 'Dockerfile'), dockerfile(`oneplusn/${name}:${version}`, String(port)));
  writeFileSync(join(draft, 'service.env'), environmentFile(settings));
  writeFileSync(join(draft, 'service', 'service.js'), serviceProgram);
  for (const { from, to } of closureOf(build.foundation)) copyPackage(from, join(draft, 'service', to));
  rmSync(out, { recursive: true, force: true });
  renameSync(draft, out);
  return made;
}

function partsOf(address: string): Address {
  const parts = addressIn(address);
  if (!parts) throw new RangeError(`${address} is no address`);
  return parts;
}

/** A package without what lies in its own node_modules; of one that is being worked on, only what it publishes. */
function copyPackage(from: string, to: string): void {
  const { files = [] } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as { files?: string[] };
  const installed = from.split(/[\\/]/).includes('node_modules');
  const published = files.filter((each) => !each.startsWith('!'));
  const parts = installed || published.length === 0 ? ['.'] : ['package.json', ...published];
  for (const part of parts)
    cpSync(join(from, part), join(to, part), {
      ...{ recursive: true, dereference: true },
      filter: (source) => basename(source) !== 'node_modules' && !/[.](tsbuildinfo|map|d[.][cm]?ts)$/.test(source),
    });
}
