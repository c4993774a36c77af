import { peer } from '@hyperledger/fabric-protos';
import { fieldKey, definitionPrefix, type Terms } from '@oneplusn/channel';
import type { Readable } from '../serializer';

const { ChaincodeEndorsementInfo, ChaincodeValidationInfo, StateData } = peer.lifecycle;

/** The part that arguments and results of the lifecycle's functions have in common. */
export interface Described {
  getSequence(): number;
  getVersion(): string;
  getEndorsementPlugin(): string;
  getValidationPlugin(): string;
  getValidationParameter_asU8(): Uint8Array;
  getInitRequired(): boolean;
  getCollections(): peer.CollectionConfigPackage | undefined;
}

interface Description {
  setSequence(sequence: number): void;
  setVersion(version: string): void;
  setEndorsementPlugin(plugin: string): void;
  setValidationPlugin(plugin: string): void;
  setValidationParameter(parameter: Uint8Array): void;
  setInitRequired(required: boolean): void;
  setCollections(collections?: peer.CollectionConfigPackage): void;
}

/** Terms that a client proposes, with Fabric's defaults where it says nothing. */
export function proposedTerms(args: Described): Terms {
  const endorsement = new ChaincodeEndorsementInfo();
  endorsement.setVersion(args.getVersion());
  endorsement.setEndorsementPlugin(args.getEndorsementPlugin() || 'escc');
  endorsement.setInitRequired(args.getInitRequired());
  const validation = new ChaincodeValidationInfo();
  validation.setValidationPlugin(args.getValidationPlugin() || 'vscc');
  const parameter = args.getValidationParameter_asU8();
  validation.setValidationParameter(parameter.length > 0 ? parameter : defaultParameter());
  return { sequence: args.getSequence(), endorsement, validation, collections: args.getCollections() };
}

function defaultParameter(): Uint8Array {
  const policy = new peer.ApplicationPolicy();
  policy.setChannelConfigPolicyReference('/Channel/Application/Endorsement');
  return policy.serializeBinary();
}

/** Fills a result with terms. */
export function describe<T extends Description>(
  result: T,
  { endorsement, validation, ...terms }: Terms,
  sequence = terms.sequence,
): T {
  result.setSequence(sequence);
  result.setVersion(endorsement.getVersion());
  result.setEndorsementPlugin(endorsement.getEndorsementPlugin());
  result.setValidationPlugin(validation.getValidationPlugin());
  result.setValidationParameter(validation.getValidationParameter_asU8());
  result.setInitRequired(endorsement.getInitRequired());
  result.setCollections(terms.collections);
  return result;
}

/** Sequence of the committed definition; 0 when there is none. */
export function currentSequence(state: Readable, name: string): number {
  const bytes = state.get(fieldKey(definitionPrefix, name, 'Sequence'));
  return bytes ? StateData.deserializeBinary(bytes).getInt64() : 0;
}
