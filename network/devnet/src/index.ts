/** The embedded ledger: Hyperledger Fabric's protocols in one Node process. */
export { chaincodeOf } from './chaincode/contracts';
export { forAuthority } from './chaincode/in-process';
export type { Controls } from './control/controls';
export type { Held, Place, PrivatePlace, PublicPlace } from './control/look';
export type { Impersonated, Snapshot } from './control/types';
export type { Difference } from './disagreement/compare';
export type { Disagreement } from './disagreement/disagreement';
export { type Devnet, type DevnetOptions, startDevnet } from './devnet';
export { DevnetError, devnetErrors } from './errors';
export type { CommittedBlock } from './ledger/committed';
export type { Ledger } from './ledger/ledger';
export type { ChaincodeDefinition } from '@oneplusn/channel';
export type { BatchLimits } from './order/batch-limits';
export type { CommittedTransaction } from '@oneplusn/channel';
export { chaincodeId } from './network/deployment';
export type { ChaincodeService, ChaincodeSource, Deployment } from './network/deployment';
export type { DevnetEndpoint } from './network/endpoints';
export type { CollectionConfig } from './policy/collections';
