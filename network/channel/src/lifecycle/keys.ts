/** Namespace in which the channel's chaincode definitions stand, and name of the system chaincode that writes them. */
export const lifecycleNamespace = '_lifecycle';

/** Prefix of the keys of what is defined or approved. */
export const definitionPrefix = 'namespaces';
/** Prefix of the keys of the packages that an authority approved with it. */
export const packagePrefix = 'chaincode-sources';

/** Key of the list of a structure's fields. */
export function metadataKey(prefix: string, name: string): string {
  return `${prefix}/metadata/${name}`;
}

/** Key of one field of a structure. */
export function fieldKey(prefix: string, name: string, field: string): string {
  return `${prefix}/fields/${name}/${field}`;
}

/** Under what an authority approves a definition of this sequence, in its own collection. */
export function approvalName(chaincode: string, sequence: number): string {
  return `${chaincode}#${sequence}`;
}

/** Key that says whether a chaincode is defined; every call of it reads this key. */
export function sequenceKey(chaincode: string): string {
  return fieldKey(definitionPrefix, chaincode, 'Sequence');
}

/** Fields of a definition in Fabric's order: one key each. */
export const definitionFields = ['Sequence', 'EndorsementInfo', 'ValidationInfo', 'Collections'] as const;

/** Keys read to learn the whole definition, as a peer does before it touches private data. */
export function definitionKeys(chaincode: string): string[] {
  return [
    metadataKey(definitionPrefix, chaincode),
    ...definitionFields.map((field) => fieldKey(definitionPrefix, chaincode, field)),
  ];
}
