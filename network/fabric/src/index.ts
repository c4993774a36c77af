/**
 * Runs a topology on real Hyperledger Fabric, as plain processes, without Docker.
 * @packageDocumentation
 */
export { cacheFolder, findBinaries, type Binaries, type Wanted } from './binaries/find';
export { obtainBinaries } from './binaries/obtain';
export type { Sources } from './binaries/source';
export { FabricError, fabricErrors } from './errors';
export { startFabric, type Fabric, type FabricOptions } from './network/fabric';
export type { Deployment } from './network/deploy';
export { connectionOf, serviceTls, type ServicePlace, type ServiceTls } from './network/service';
export { runService, type ServiceProcess } from './network/run-service';
export { freePorts } from './process/ports';
export { Processes, type ProcessStatus } from './process/processes';
export { watch } from './process/watch';
export { isAlive, recordOf, type ProcessRecord } from './process/record';
export { networkReady, reached } from './network/ready';
export type { Door } from './network/administer';
export { writeContainers, type ContainerFormat, type ContainerOptions } from './container/write';
