import { createHash } from 'node:crypto';
import { asService } from '../chaincode/service';
import type { ChaincodeConnection } from '../chaincode/connection';
import { filesOf } from './tar';

/** A chaincode package as `peer lifecycle chaincode package` and its like write it. */
export interface PackageFile {
  /** `label:hash` */
  readonly id: string;
  readonly label: string;
  readonly bytes: Uint8Array;
  readonly connection: ChaincodeConnection;
}

/** What `connection.json` of a package for a chaincode service says. */
interface Connection {
  readonly address?: string;
  readonly domain?: string;
  readonly dial_timeout?: string;
  readonly tls_required?: boolean;
  readonly client_auth_required?: boolean;
  readonly client_key?: string;
  readonly client_cert?: string;
  readonly root_cert?: string;
}

/**
 * Reads a package of a chaincode that runs as a service (type `ccaas`); other types would have to be built.
 * @throws Error with Fabric's text
 */
export function readPackage(bytes: Uint8Array): PackageFile {
  const { label, type, code } = parsed(bytes);
  const id = `${label}:${createHash('sha256').update(bytes).digest('hex')}`;
  try {
    if (type.toLowerCase() !== 'ccaas' && type !== 'external')
      throw new Error(`chaincode type ${type} is not supported: only ccaas is, a chaincode that runs as a service`);
    const connection = filesOf(code).get('connection.json');
    if (!connection) throw new Error('connection.json not found');
    return { id, label, bytes, connection: connectionOf(id, JSON.parse(connection.toString()) as Connection) };
  } catch (error) {
    throw new Error(`could not build chaincode: external builder failed: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function parsed(bytes: Uint8Array): { readonly label: string; readonly type: string; readonly code: Buffer } {
  try {
    const files = filesOf(bytes);
    const [code, metadata] = [files.get('code.tar.gz'), files.get('metadata.json')];
    if (!code) throw new Error('did not find a code package inside the package');
    if (!metadata) throw new Error('did not find any package metadata (missing metadata.json)');
    const { label = '', type = '' } = JSON.parse(metadata.toString()) as { label?: string; type?: string };
    if (!/^[A-Za-z0-9][A-Za-z0-9_.+-]*$/.test(label))
      throw new Error(
        `invalid label '${label}'. Label must be non-empty, can only consist of alphanumerics, ` +
          "symbols from '.+-_', and can only begin with alphanumerics",
      );
    return { label, type, code };
  } catch (error) {
    throw new Error(`could not parse as a chaincode install package: ${(error as Error).message}`, { cause: error });
  }
}

function connectionOf(id: string, given: Connection): ChaincodeConnection {
  const { address = '', dial_timeout: timeout = '', root_cert: rootCert = '' } = given;
  if (address === '') throw new Error('chaincode address not provided');
  const dialTimeoutMs = millisecondsOf(timeout);
  const dialled = { id, address, ...(dialTimeoutMs > 0 && { dialTimeoutMs }) };
  if (!given.tls_required) return asService(dialled);
  const { client_auth_required: asks, client_key: key = '', client_cert: cert = '', domain } = given;
  if (asks && key === '') throw new Error('chaincode tls key not provided');
  if (asks && cert === '') throw new Error('chaincode tls cert not provided');
  if (rootCert === '') throw new Error('chaincode tls root cert not provided');
  return asService({
    ...dialled,
    tls: { rootCert, ...(asks && { client: { cert, key } }), ...(domain && { serverName: domain }) },
  });
}

/** A duration of Go in milliseconds, such as `10s`; 0 when none is given. */
function millisecondsOf(duration: string): number {
  const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };
  const [, count, unit = ''] = /^(\d+)(ms|s|m)$/.exec(duration) ?? [];
  return Number(count ?? 0) * (units[unit] ?? 0);
}
