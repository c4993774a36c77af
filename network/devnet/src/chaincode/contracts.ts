import { JSONSerializer, type Contract } from 'fabric-contract-api';
import type { ChaincodeInterface } from 'fabric-shim';
import { loadShim } from './shim';

/** What a chaincode package exports for `fabric-chaincode-node`. */
export interface ContractPackage {
  readonly contracts: readonly (new () => Contract)[];
  readonly serializers?: { readonly transaction: string; readonly serializers: Readonly<Record<string, unknown>> };
  /** Title and version in the contract's metadata: the package's name and version. */
  readonly title?: string;
  readonly version?: string;
}

/** Contract classes as one chaincode, put together as the stock `fabric-chaincode-node` does. */
export function chaincodeOf(contracts: ContractPackage): ChaincodeInterface {
  const { FromContract } = loadShim();
  const serializers = {
    transaction: contracts.serializers?.transaction ?? 'jsonSerializer',
    serializers: { ...contracts.serializers?.serializers, jsonSerializer: JSONSerializer },
  };
  return new FromContract([...contracts.contracts], serializers, {}, contracts.title, contracts.version);
}
