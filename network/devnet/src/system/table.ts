import type { SystemChaincode } from './call';
import { queryConfiguration } from './cscc';
import { queryChain } from './qscc';

/** The system chaincodes that answer from what a peer knows, by name (Fabric: `core/scc`). Every peer has them. */
export const systemChaincodes: ReadonlyMap<string, SystemChaincode> = new Map([
  ['cscc', queryConfiguration],
  ['qscc', queryChain],
]);
