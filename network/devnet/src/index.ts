/** The embedded ledger: Hyperledger Fabric's protocols in one Node process. */
export { chaincodeOf } from './chaincode/contracts';
export { forAuthority } from './chaincode/in-process';
export { type Devnet, type DevnetOptions, startDevnet } from './devnet';
export { DevnetError, type DevnetErrorCode, devnetErrors } from './errors';
export type { BatchLimits, ChaincodeDefinition, CommittedBlock, CommittedTransaction, Ledger } from './ledger/types';
export { chaincodeId } from './network/deployment';
export type { ChaincodeService, ChaincodeSource, Deployment } from './network/deployment';
export type { DevnetEndpoint } from './network/endpoints';
export type { CollectionConfig } from './policy/collections';
