import type { common, peer } from '@hyperledger/fabric-protos';

/** A chaincode as the authorities agreed on it (Fabric: a committed chaincode definition). */
export interface ChaincodeDefinition {
  readonly name: string;
  readonly version: string;
  readonly sequence: number;
  readonly endorsementPolicy: common.SignaturePolicyEnvelope;
  readonly collections?: peer.CollectionConfigPackage | undefined;
  readonly initRequired?: boolean | undefined;
}
