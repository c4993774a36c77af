import { common, peer } from '@hyperledger/fabric-protos';
import type { ReadWriteSets } from './write-set';
import type { Touched } from './simulator';

/** Namespaces of the peer's own chaincodes: no endorsement policy of the channel's applies to reading them. */
export const systemChaincodes: ReadonlySet<string> = new Set(['_lifecycle', 'lscc', 'cscc', 'qscc']);

/**
 * What a simulated call touched, for the choice of endorsers: chaincodes, collections, and the policies of keys it
 * wrote. The chaincode's own policy is disregarded when every key written has a policy of its own (Fabric:
 * buildChaincodeInterest).
 */
export function interestOf(sets: ReadWriteSets, touched: Touched): peer.ChaincodeInterest {
  const required = new Map<string, Map<string, boolean>>();
  const keyPolicies = new Map<string, common.SignaturePolicyEnvelope[]>();
  const require = (chaincode: string, collection: string): void => {
    const collections = required.get(chaincode) ?? new Map<string, boolean>();
    required.set(chaincode, collections.set(collection, true));
  };
  for (const [chaincode, collections] of touched.writes) {
    required.set(chaincode, new Map([['', false]]));
    for (const [collection, keys] of collections) {
      for (const policy of keys.values()) {
        if (policy === undefined) require(chaincode, collection);
        else {
          const policies = keyPolicies.get(chaincode) ?? [];
          policies.push(common.SignaturePolicyEnvelope.deserializeBinary(policy));
          keyPolicies.set(chaincode, policies);
        }
      }
    }
  }
  for (const namespace of sets.namespaces.keys()) {
    if (!systemChaincodes.has(namespace) && !required.has(namespace)) require(namespace, '');
  }
  for (const [chaincode, collections] of touched.privateReads) {
    for (const collection of collections) require(chaincode, collection);
  }

  const interest = new peer.ChaincodeInterest();
  for (const chaincode of [...required.keys()].sort()) {
    if (systemChaincodes.has(chaincode)) continue;
    const collections = required.get(chaincode) ?? new Map<string, boolean>();
    for (const collection of [...collections.keys()].sort()) {
      const call = new peer.ChaincodeCall();
      call.setName(chaincode);
      if (collection === '') {
        const policies = keyPolicies.get(chaincode) ?? [];
        const chaincodePolicy = collections.get('') ?? false;
        if (policies.length === 0 && !chaincodePolicy) continue;
        call.setKeyPoliciesList(policies);
        call.setDisregardNamespacePolicy(!chaincodePolicy);
      } else {
        call.setCollectionNamesList([collection]);
        call.setNoPrivateReads(!touched.privateReads.get(chaincode)?.has(collection));
      }
      interest.addChaincodes(call);
    }
  }
  return interest;
}
