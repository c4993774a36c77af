/**
 * Runs a topology on real Hyperledger Fabric, as plain processes, without Docker.
 * @packageDocumentation
 */
export { cacheFolder, findBinaries, type Binaries } from './binaries';
export { FabricError, type FabricErrorCode } from './errors';
export {
  startFabric,
  type Deployment,
  type Fabric,
  type FabricOptions,
  type ServicePlace,
  type ServiceProcess,
} from './fabric';
export { servicePackage, type ChaincodePackage } from './package';
