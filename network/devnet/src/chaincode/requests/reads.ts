import { peer } from '@hyperledger/fabric-protos';
import type { Metadata } from '@oneplusn/channel';
import type { Request } from './request';

export const getState: Request = (context, payload) => {
  const request = peer.GetState.deserializeBinary(payload);
  const collection = request.getCollection();
  if (collection === '') return context.simulator.get(context.chaincode, request.getKey());
  context.private(collection, 'read');
  return context.simulator.getPrivate(context.chaincode, collection, request.getKey());
};

export const getPrivateDataHash: Request = (context, payload) => {
  const request = peer.GetState.deserializeBinary(payload);
  context.private(request.getCollection());
  return context.simulator.getPrivateHash(context.chaincode, request.getCollection(), request.getKey());
};

export const getMetadata: Request = (context, payload) => {
  const request = peer.GetStateMetadata.deserializeBinary(payload);
  const collection = request.getCollection();
  let metadata: Metadata | undefined;
  if (collection === '') metadata = context.simulator.metadata(context.chaincode, request.getKey());
  else {
    context.private(collection, 'read');
    metadata = context.simulator.privateMetadata(context.chaincode, collection, request.getKey());
  }
  const result = new peer.StateMetadataResult();
  for (const [name, value] of metadata ?? []) {
    const entry = new peer.StateMetadata();
    entry.setMetakey(name);
    entry.setValue(value);
    result.addEntries(entry);
  }
  return result.serializeBinary();
};

/** Many keys in one message; an absent key's value is empty. */
export const getMany: Request = (context, payload) => {
  const request = peer.GetStateMultiple.deserializeBinary(payload);
  const { chaincode, simulator } = context;
  const collection = request.getCollection();
  if (collection !== '') context.private(collection, 'read');
  const result = new peer.GetStateMultipleResult();
  for (const key of request.getKeysList()) {
    const value =
      collection === '' ? simulator.get(chaincode, key) : simulator.getPrivateAsHeld(chaincode, collection, key);
    result.addValues(value ?? new Uint8Array());
  }
  return result.serializeBinary();
};
