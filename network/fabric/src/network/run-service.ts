import { until } from '../process/command';
import type { Environment } from '../process/environment';
import { listening } from '../process/ports';
import type { Processes } from '../process/processes';
import type { ServicePlace } from './service';

/** A chaincode process; fabric-shim's `server` command gets its address, package id and TLS files appended. */
export interface ServiceProcess {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Environment;
}

/** Runs an authority's chaincode as a process; resolved when it listens. */
export async function runService(
  processes: Processes,
  { service: process, msp, address, id, tls, vaultKeys }: ServicePlace,
  { program, args, cwd, environment }: ServiceProcess,
): Promise<void> {
  const appended = [
    ...['--chaincode-address', address, '--chaincode-id', id],
    ...['--chaincode-tls-cert-file', tls.certificate, '--chaincode-tls-key-file', tls.privateKey],
    ...['--chaincode-tls-client-cacert-file', tls.rootCertificate],
  ];
  processes.start(process, {
    ...{ program, cwd },
    args: [...args, ...appended],
    environment: {
      ...environment,
      CORE_PEER_LOCALMSPID: msp,
      ...(vaultKeys !== undefined && { ONEPLUSN_VAULT_KEYS: vaultKeys }),
    },
  });
  await until(`${process} listens`, 60, processes.log(process), async () => {
    processes.check(process);
    await listening(Number(address.split(':')[1]));
  });
}
