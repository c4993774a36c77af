import { peer } from '@hyperledger/fabric-protos';

/** A chaincode definition as all authorities must agree on it. */
export interface Definition {
  readonly name: string;
  readonly version: string;
  readonly sequence: number;
  /** The endorsement policy, as Fabric stores it. */
  readonly policy: Uint8Array;
  /** Fabric's collection configurations (a `CollectionConfigPackage`); none where not given. */
  readonly collections?: Uint8Array;
  readonly endorsementPlugin?: string;
  readonly validationPlugin?: string;
  readonly initRequired?: boolean;
}

/** The members that the arguments and results of `_lifecycle` share. */
interface Fields {
  setSequence(value: number): void;
  setName(value: string): void;
  setVersion(value: string): void;
  setValidationParameter(value: Uint8Array): void;
  setCollections(value?: peer.CollectionConfigPackage): void;
  setEndorsementPlugin(value: string): void;
  setValidationPlugin(value: string): void;
  setInitRequired(value: boolean): void;
}

/** Fills the arguments of a call to `_lifecycle`. */
export function fill<T extends Fields>(message: T, definition: Definition): T {
  const { name, version, sequence, policy, collections } = definition;
  message.setName(name);
  message.setVersion(version);
  message.setSequence(sequence);
  message.setValidationParameter(policy);
  if (collections) message.setCollections(peer.CollectionConfigPackage.deserializeBinary(collections));
  message.setEndorsementPlugin(definition.endorsementPlugin ?? 'escc');
  message.setValidationPlugin(definition.validationPlugin ?? 'vscc');
  message.setInitRequired(definition.initRequired ?? false);
  return message;
}

interface Stored {
  getSequence(): number;
  getVersion(): string;
  getValidationParameter_asU8(): Uint8Array;
  getCollections(): peer.CollectionConfigPackage | undefined;
  getEndorsementPlugin(): string;
  getValidationPlugin(): string;
  getInitRequired(): boolean;
}

/** Reads a definition from a result of `_lifecycle`. */
export function definitionIn(name: string, stored: Stored): Definition {
  const collections = stored.getCollections();
  return {
    name,
    version: stored.getVersion(),
    sequence: stored.getSequence(),
    policy: stored.getValidationParameter_asU8(),
    ...(collections && collections.getConfigList().length > 0 ? { collections: collections.serializeBinary() } : {}),
    endorsementPlugin: stored.getEndorsementPlugin(),
    validationPlugin: stored.getValidationPlugin(),
    initRequired: stored.getInitRequired(),
  };
}
