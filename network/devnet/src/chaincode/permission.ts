import { type ChaincodeDefinition, collectionOf, type Trust } from '@oneplusn/channel';

/** May the caller read and write a collection? */
export interface Permission {
  readonly read: boolean;
  readonly write: boolean;
}

/** What a caller may do with a collection of a chaincode; undefined where there is no such collection. */
export function permissionOf(
  definition: ChaincodeDefinition,
  collectionName: string,
  creator: Uint8Array,
  trust: Trust,
): Permission | undefined {
  const collection = collectionOf(definition, collectionName);
  if (collection === undefined) return undefined;
  const { memberOnlyRead, memberOnlyWrite, memberPolicy } = collection;
  if (!memberOnlyRead && !memberOnlyWrite) return { read: true, write: true };
  if (trust.satisfies(memberPolicy, [creator])) return { read: true, write: true };
  return { read: !memberOnlyRead, write: !memberOnlyWrite };
}
