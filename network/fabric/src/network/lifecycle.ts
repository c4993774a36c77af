import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { servicePackage, type ServiceConnection } from '@oneplusn/deployment';
import type { Binaries } from '../binaries/find';
import { FabricError } from '../errors';
import { command, until } from '../process/command';
import type { Environment } from '../process/environment';

/** A peer that an administrator can reach with the `peer` command. */
export interface AdministeredPeer {
  readonly msp: string;
  /** The command's environment: as that authority's administrator. */
  readonly environment: Environment;
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
  /** Which orderer the `peer` command is to use. */
  readonly orderer: readonly string[];
}

function definitionFlags(channel: Channel, { name, version, sequence, policy, collections }: Definition): string[] {
  return [
    ...['-C', channel.channel, '-n', name, '-v', version, '--sequence', String(sequence), '--signature-policy', policy],
    ...(collections === undefined ? [] : ['--collections-config', collections]),
    ...channel.orderer,
  ];
}

/** The package id of a service that listens there: what the service must be started with. */
export async function packageFor(
  definition: Definition,
  connection: ServiceConnection,
): Promise<{ id: string; bytes: Buffer }> {
  return servicePackage(`${definition.name}_${definition.version}`, connection);
}

/** Installs a package on one peer. */
export async function install(
  channel: Channel,
  peer: AdministeredPeer,
  definition: Definition,
  bytes: Buffer,
): Promise<void> {
  const file = join(channel.folder, `${definition.name}-${definition.sequence}-${peer.address.replace(':', '-')}.tgz`);
  // It holds the key that the peers show to the service.
  writeFileSync(file, bytes, { mode: 0o600 });
  const args = ['lifecycle', 'chaincode', 'install', file];
  await command(join(channel.binaries.bin, 'peer'), args, peer.environment, join(channel.folder, 'logs')).catch(
    unless('already successfully installed'),
  );
}

/** An earlier try that was cut short may have done a step already. */
const unless =
  (said: string) =>
  (error: unknown): void => {
    if (!(error instanceof FabricError && error.message.includes(said))) throw error;
  };

/** Approves the definition in an authority's name, by one of its peers; without a package where it does not run it. */
export async function approve(
  channel: Channel,
  peers: readonly AdministeredPeer[],
  definition: Definition,
  packageId?: string,
): Promise<void> {
  const [peer] = peers;
  if (peer === undefined) throw new RangeError('nobody to approve the definition');
  const logs = join(channel.folder, 'logs');
  const own = packageId === undefined ? [] : ['--package-id', packageId];
  const args = ['lifecycle', 'chaincode', 'approveformyorg', ...own, ...definitionFlags(channel, definition)];
  await until(`${peer.msp} approves ${definition.name}`, 20, logs, () =>
    command(join(channel.binaries.bin, 'peer'), args, peer.environment, logs).then(
      () => undefined,
      unless('unchanged content'),
    ),
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
