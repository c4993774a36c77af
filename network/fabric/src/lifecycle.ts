import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries';
import { servicePackage } from './package';
import { command, until, type Environment } from './processes';

/** A peer that an administrator can reach with the `peer` command. */
export interface AdministeredPeer {
  readonly msp: string;
  /** The command's environment: as that authority's administrator. */
  readonly environment: Environment;
  readonly address: string;
  readonly tlsCertificate: string;
}

export interface Orderer {
  readonly address: string;
  readonly tlsCertificate: string;
}

/** What all authorities agree on. */
export interface Definition {
  readonly name: string;
  readonly version: string;
  readonly sequence: number;
  /** In Fabric's policy language. */
  readonly policy: string;
  /** Path of a collections configuration, where there is one. */
  readonly collections?: string;
}

export interface Channel {
  readonly binaries: Binaries;
  readonly folder: string;
  readonly channel: string;
  readonly orderer: Orderer;
}

function definitionFlags(channel: Channel, { name, version, sequence, policy, collections }: Definition): string[] {
  return [
    ...['-C', channel.channel, '-n', name, '-v', version, '--sequence', String(sequence), '--signature-policy', policy],
    ...(collections === undefined ? [] : ['--collections-config', collections]),
    ...['-o', channel.orderer.address, '--tls', '--cafile', channel.orderer.tlsCertificate],
  ];
}

/** The package id of a service that listens there: what the service must be started with. */
export async function packageFor(definition: Definition, address: string): Promise<{ id: string; bytes: Buffer }> {
  return servicePackage(`${definition.name}_${definition.version}`, { address });
}

/** Installs the package on one authority's peer and approves the definition in its name. */
export async function installAndApprove(
  channel: Channel,
  peer: AdministeredPeer,
  definition: Definition,
  chaincode: { id: string; bytes: Buffer },
): Promise<void> {
  const program = join(channel.binaries.bin, 'peer');
  const file = join(channel.folder, `${definition.name}-${peer.msp}.tgz`);
  const logs = join(channel.folder, 'logs');
  writeFileSync(file, chaincode.bytes);
  await command(program, ['lifecycle', 'chaincode', 'install', file], peer.environment, logs);
  const approve = [
    'lifecycle',
    'chaincode',
    'approveformyorg',
    '--package-id',
    chaincode.id,
    ...definitionFlags(channel, definition),
  ];
  await until(`${peer.msp} approves ${definition.name}`, 20, logs, () =>
    command(program, approve, peer.environment, logs),
  );
}

/** Commits the definition, endorsed by every peer given. */
export async function commit(
  channel: Channel,
  peers: readonly AdministeredPeer[],
  definition: Definition,
): Promise<void> {
  const first = peers[0];
  if (first === undefined) throw new RangeError('nobody to commit the definition');
  const endorsers = peers.flatMap(({ address, tlsCertificate }) => [
    '--peerAddresses',
    address,
    '--tlsRootCertFiles',
    tlsCertificate,
  ]);
  const logs = join(channel.folder, 'logs');
  const args = ['lifecycle', 'chaincode', 'commit', ...definitionFlags(channel, definition), ...endorsers];
  // An approval is on the ledger before every peer has its block: the first tries may miss one.
  await until(`${definition.name} is committed`, 30, logs, () =>
    command(join(channel.binaries.bin, 'peer'), args, first.environment, logs),
  );
}
