import { peer } from '@hyperledger/fabric-protos';
import {
  approvalName,
  byteKey,
  type ChaincodeDefinition,
  definitionOf,
  implicitCollection,
  lifecycleNamespace,
  definitionPrefix,
  packageOf,
  parametersOf,
  packagePrefix,
  type Terms,
} from '@oneplusn/channel';
import { type Writable, write } from '../src/lifecycle/serializer';
import type { Simulation } from '../src/simulate/simulation';
import { ReadWriteSets } from '../src/simulate/write-set';

/** For tests: what approvals by all authorities and a commit would write, in one transaction. */
export function agreementOf(
  definition: ChaincodeDefinition,
  authorities: readonly string[],
  packageId: string,
): Simulation {
  const sets = new ReadWriteSets();
  const { name, sequence } = definition;
  const terms = termsOf(definition);
  write(definitionPrefix, name, definitionOf(terms), blindly(sets.of(lifecycleNamespace).writes));
  for (const msp of authorities) {
    const { writes } = sets.collection(lifecycleNamespace, implicitCollection(msp));
    const own = blindly(writes);
    write(definitionPrefix, approvalName(name, sequence), parametersOf(terms), own);
    write(packagePrefix, approvalName(name, sequence), packageOf(packageId), own);
  }
  const chaincodeId = new peer.ChaincodeID();
  chaincodeId.setName(lifecycleNamespace);
  chaincodeId.setVersion('syscc');
  const response = new peer.Response();
  response.setStatus(200);
  const { results } = sets.encode();
  return { response, results, chaincodeId, interest: new peer.ChaincodeInterest(), height: 0n };
}

/** State that is written without a look at what was there. */
function blindly(writes: {
  set(key: string, write: { value: Uint8Array | undefined; purge: false }): unknown;
}): Writable {
  return {
    get: () => undefined,
    range: () => [],
    put: (key, value) => void writes.set(byteKey(key), { value, purge: false }),
  };
}

function termsOf({
  version,
  sequence,
  initRequired = false,
  endorsementPolicy,
  collections,
}: ChaincodeDefinition): Terms {
  const endorsement = new peer.lifecycle.ChaincodeEndorsementInfo();
  endorsement.setVersion(version);
  endorsement.setInitRequired(initRequired);
  endorsement.setEndorsementPlugin('escc');
  const policy = new peer.ApplicationPolicy();
  policy.setSignaturePolicy(endorsementPolicy);
  const validation = new peer.lifecycle.ChaincodeValidationInfo();
  validation.setValidationPlugin('vscc');
  validation.setValidationParameter(policy.serializeBinary());
  return { sequence, endorsement, validation, collections };
}
