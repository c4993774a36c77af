import { peer } from '@hyperledger/fabric-protos';
import type { ChaincodeDefinition } from '../ledger/types';

const { ChaincodeEndorsementInfo, ChaincodeValidationInfo, StateData, StateMetadata } = peer.lifecycle;

/** Namespace in which the channel's chaincode definitions stand. */
export const lifecycleNamespace = '_lifecycle';

/** Fields of a definition in Fabric's order: one key each. */
const fields = ['Sequence', 'EndorsementInfo', 'ValidationInfo', 'Collections'] as const;

function fieldKey(chaincode: string, field: (typeof fields)[number]): string {
  return `namespaces/fields/${chaincode}/${field}`;
}

function metadataKey(chaincode: string): string {
  return `namespaces/metadata/${chaincode}`;
}

/** Key that says whether a chaincode is defined; every call of it reads this key. */
export function sequenceKey(chaincode: string): string {
  return fieldKey(chaincode, 'Sequence');
}

/** Keys read to learn the whole definition, as a peer does before it touches private data. */
export function definitionKeys(chaincode: string): string[] {
  return [metadataKey(chaincode), ...fields.map((field) => fieldKey(chaincode, field))];
}

/** Keys and values that a definition is committed as. */
export function definitionState(definition: ChaincodeDefinition): Map<string, Uint8Array> {
  const metadata = new StateMetadata();
  metadata.setDatatype('ChaincodeDefinition');
  metadata.setFieldsList([...fields]);
  const sequence = new StateData();
  sequence.setInt64(definition.sequence);

  const endorsement = new ChaincodeEndorsementInfo();
  endorsement.setVersion(definition.version);
  endorsement.setInitRequired(definition.initRequired ?? false);
  endorsement.setEndorsementPlugin('escc');

  const policy = new peer.ApplicationPolicy();
  policy.setSignaturePolicy(definition.endorsementPolicy);
  const validation = new ChaincodeValidationInfo();
  validation.setValidationPlugin('vscc');
  validation.setValidationParameter(policy.serializeBinary());

  const { name } = definition;
  return new Map([
    [metadataKey(name), metadata.serializeBinary()],
    [fieldKey(name, 'Sequence'), sequence.serializeBinary()],
    [fieldKey(name, 'EndorsementInfo'), bytesField(endorsement.serializeBinary())],
    [fieldKey(name, 'ValidationInfo'), bytesField(validation.serializeBinary())],
    [fieldKey(name, 'Collections'), bytesField(definition.collections?.serializeBinary() ?? new Uint8Array())],
  ]);
}

function bytesField(bytes: Uint8Array): Uint8Array {
  const data = new StateData();
  data.setBytes(bytes);
  return data.serializeBinary();
}
