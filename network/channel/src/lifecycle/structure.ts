import { createHash } from 'node:crypto';
import { peer } from '@hyperledger/fabric-protos';
import { type ByteKey, byteKeyOf } from '../state/key';

const { StateData, StateMetadata } = peer.lifecycle;

/** What stands in state as one key a field (Fabric: `lifecycle.Serializer`): fields by name, as `StateData`. */
export interface Structure {
  readonly type: 'ChaincodeDefinition' | 'ChaincodeParameters' | 'ChaincodeLocalPackage';
  readonly fields: ReadonlyMap<string, Uint8Array>;
}

/** What authorities agree on. */
export interface Terms {
  readonly sequence: number;
  readonly endorsement: peer.lifecycle.ChaincodeEndorsementInfo;
  readonly validation: peer.lifecycle.ChaincodeValidationInfo;
  readonly collections: peer.CollectionConfigPackage | undefined;
}

/** What is written when it is committed. */
export function definitionOf(terms: Terms): Structure {
  const sequence = new StateData();
  sequence.setInt64(terms.sequence);
  const fields = new Map([['Sequence', sequence.serializeBinary()], ...parameters(terms)]);
  return { type: 'ChaincodeDefinition', fields };
}

/** What an authority writes when it approves. */
export function parametersOf(terms: Terms): Structure {
  return { type: 'ChaincodeParameters', fields: new Map(parameters(terms)) };
}

/** The package with which it approves; empty: none, so that its peers do not run the chaincode. */
export function packageOf(packageId: string): Structure {
  return { type: 'ChaincodeLocalPackage', fields: new Map([['PackageID', packageData(packageId)]]) };
}

/** A package id as it stands in state. */
export function packageData(packageId: string): Uint8Array {
  const data = new StateData();
  data.setString(packageId);
  return data.serializeBinary();
}

/** Hash under which an authority's collection holds the package that it approved. */
export function packageHash(packageId: string): ByteKey {
  return hashedKey(packageData(packageId));
}

/** Hash of a key or value, as the state of hashes holds it. */
export function hashedKey(bytes: Uint8Array): ByteKey {
  return byteKeyOf(createHash('sha256').update(bytes).digest());
}

/** The list of a structure's fields, as it stands in state. */
export function structureMetadata({ type, fields }: Structure): Uint8Array {
  const metadata = new StateMetadata();
  metadata.setDatatype(type);
  metadata.setFieldsList([...fields.keys()]);
  return metadata.serializeBinary();
}

function parameters({ endorsement, validation, collections }: Terms): [string, Uint8Array][] {
  return [
    ['EndorsementInfo', bytesField(endorsement.serializeBinary())],
    ['ValidationInfo', bytesField(validation.serializeBinary())],
    ['Collections', bytesField(collections?.serializeBinary() ?? new Uint8Array())],
  ];
}

function bytesField(bytes: Uint8Array): Uint8Array {
  const data = new StateData();
  data.setBytes(bytes);
  return data.serializeBinary();
}

/** Reads terms back from fields; what is missing is as if empty. */
export function termsOf(field: (name: string) => Uint8Array | undefined): Terms {
  const data = (name: string) => StateData.deserializeBinary(field(name) ?? new Uint8Array());
  return {
    sequence: data('Sequence').getInt64(),
    endorsement: peer.lifecycle.ChaincodeEndorsementInfo.deserializeBinary(data('EndorsementInfo').getBytes_asU8()),
    validation: peer.lifecycle.ChaincodeValidationInfo.deserializeBinary(data('ValidationInfo').getBytes_asU8()),
    collections: peer.CollectionConfigPackage.deserializeBinary(data('Collections').getBytes_asU8()),
  };
}
