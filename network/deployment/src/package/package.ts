import { createHash } from 'node:crypto';
import { problemWith, type Problem } from '@oneplusn/errors';
import { deploymentFail, DeploymentError } from '../errors/error';
import { deploymentProblems as wrong } from '../errors/problems';
import { deploymentErrors } from '../errors/table';
import { archive, unpack } from './archive';

/** A chaincode package as Fabric's lifecycle installs it. */
export interface ChaincodePackage {
  /** `foundation_1.0` */
  readonly label: string;
  readonly bytes: Buffer;
  /** `label:sha256`, known before anything is installed, since the package is reproducible. */
  readonly id: string;
}

/** Where the chaincode's service listens, and what the peers trust it by. */
export interface ServiceConnection {
  /** `foundation.gd.example:7052`, as the peers reach it. */
  readonly address: string;
  /** Mutual TLS, PEM; without it the peers speak in the clear, and anybody may. */
  readonly tls?: PeersTls;
}

/** What the peers trust the service by, and show it. The package holds the key: it is not public. */
export interface PeersTls {
  readonly rootCertificate: string;
  readonly clientCertificate: string;
  readonly clientKey: string;
}

/** A package that was read: name and version are the label's two parts. */
export interface ReadPackage extends ChaincodePackage {
  readonly name: string;
  readonly version: string;
  readonly address: string;
  /** Whether the peers show the service a certificate. */
  readonly mutual: boolean;
  /** The certificates in it, PEM: the root, and what the peers show. */
  readonly certificates: string;
  /** The MSP id of the authority that governs the network it was made for; where it says. */
  readonly committee?: string;
}

/** What a package's connection.json holds: the form of Fabric's builder for chaincode as a service. */
export function connectionFile({ address, tls }: ServiceConnection): string {
  const secured = tls && {
    client_auth_required: true,
    client_key: tls.clientKey,
    client_cert: tls.clientCertificate,
    root_cert: tls.rootCertificate,
  };
  return JSON.stringify({ address, dial_timeout: '10s', tls_required: tls !== undefined, ...secured });
}

/**
 * A package that only says where the chaincode's service listens (chaincode as a service), and what its peers show
 * there. The same input gives the same bytes.
 *
 * @param label `name_version`
 * @param committee who governs the network that the service is configured for; kept in the package so that a wrong one
 * is noticed
 */
export async function servicePackage(
  label: string,
  connection: ServiceConnection,
  committee?: string,
): Promise<ChaincodePackage> {
  const code = await archive({
    'connection.json': connectionFile(connection),
    ...(committee === undefined ? {} : { 'oneplusn.json': JSON.stringify({ committee }) }),
  });
  const bytes = await archive({ 'metadata.json': JSON.stringify({ type: 'ccaas', label }), 'code.tar.gz': code });
  return { label, bytes, id: idOf(label, bytes) };
}

const idOf = (label: string, bytes: Buffer): string => `${label}:${createHash('sha256').update(bytes).digest('hex')}`;

/**
 * Reads a package that {@link servicePackage} wrote.
 * @param file its name, for the message
 * @throws DeploymentError DEPLOY-104
 */
export async function readPackage(bytes: Buffer, file: string): Promise<ReadPackage> {
  const fail = (problem: Problem, cause?: unknown) =>
    deploymentFail(deploymentErrors.badPackage, { file, problem }, cause);
  try {
    const outer = await unpack(bytes);
    const { label = '' } = json<{ label?: string }>(outer, 'metadata.json');
    const inner = await unpack(member(outer, 'code.tar.gz'));
    const connection = json<Connection>(inner, 'connection.json');
    const { address = '', tls_required: secured, client_auth_required: shows } = connection;
    const certificates = [connection.root_cert, connection.client_cert].join('\n');
    const mutual = secured === true && shows === true;
    const { committee } = inner.has('oneplusn.json') ? json<{ committee?: string }>(inner, 'oneplusn.json') : {};
    const [, name, version] = /^([A-Za-z0-9-]+)_([A-Za-z0-9_.+-]+)$/.exec(label) ?? [];
    if (name === undefined || version === undefined) throw fail(problemWith(wrong.packageLabel, { label }));
    const told = { label, bytes, id: idOf(label, bytes), name, version, address, mutual, certificates };
    return { ...told, ...(committee ? { committee } : {}) };
  } catch (error) {
    if (error instanceof DeploymentError) throw error;
    throw fail(error instanceof Lacking ? error.problem : problemWith(wrong.packageBroken), error);
  }
}

/** `connection.json`, as far as it is read. */
interface Connection {
  readonly address?: string;
  readonly tls_required?: boolean;
  readonly client_auth_required?: boolean;
  readonly root_cert?: string;
  readonly client_cert?: string;
}

/** A package lacks one of its files. */
class Lacking extends Error {
  readonly problem: Problem;

  constructor(member: string) {
    super(member);
    this.problem = problemWith(wrong.packageLacks, { member });
  }
}

function member(files: ReadonlyMap<string, Buffer>, name: string): Buffer {
  const found = files.get(name);
  if (!found) throw new Lacking(name);
  return found;
}

function json<T>(files: ReadonlyMap<string, Buffer>, name: string): T {
  return JSON.parse(member(files, name).toString('utf8')) as T;
}
