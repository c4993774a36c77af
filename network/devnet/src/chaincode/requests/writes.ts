import { peer } from '@hyperledger/fabric-protos';
import type { CallContext } from '../context';
import type { Request } from './request';

export const putState: Request = (context, payload) => {
  const request = peer.PutState.deserializeBinary(payload);
  put(context, request.getCollection(), request.getKey(), request.getValue_asU8());
  return undefined;
};

export const deleteState: Request = (context, payload) => {
  const request = peer.DelState.deserializeBinary(payload);
  put(context, request.getCollection(), request.getKey(), undefined);
  return undefined;
};

/** Deletes private data and its history from the peers that hold it. */
export const purge: Request = (context, payload) => {
  const request = peer.DelState.deserializeBinary(payload);
  purgeKey(context, request.getCollection(), request.getKey());
  return undefined;
};

export const putMetadata: Request = (context, payload) => {
  const request = peer.PutStateMetadata.deserializeBinary(payload);
  setMetadata(context, request.getCollection(), request.getKey(), request.getMetadata());
  return undefined;
};

const { WriteRecord } = peer;

/** Many writes in one message, in their order. */
export const writeBatch: Request = (context, payload) => {
  for (const record of peer.WriteBatchState.deserializeBinary(payload).getRecList()) {
    const collection = record.getCollection();
    const key = record.getKey();
    switch (record.getType()) {
      case WriteRecord.Type.PUT_STATE:
        put(context, collection, key, record.getValue_asU8());
        break;
      case WriteRecord.Type.DEL_STATE:
        put(context, collection, key, undefined);
        break;
      case WriteRecord.Type.PURGE_PRIVATE_DATA:
        purgeKey(context, collection, key);
        break;
      case WriteRecord.Type.PUT_STATE_METADATA:
        setMetadata(context, collection, key, record.getMetadata());
        break;
      default:
        throw new Error('unknown operation type');
    }
  }
  return undefined;
};

function put(context: CallContext, collection: string, key: string, value: Uint8Array | undefined): void {
  if (collection === '') return context.simulator.put(context.chaincode, key, value);
  context.private(collection, 'write');
  context.simulator.putPrivate(context.chaincode, collection, key, value);
}

function purgeKey(context: CallContext, collection: string, key: string): void {
  if (collection === '') throw new Error('only applicable for private data');
  context.private(collection, 'write');
  context.simulator.putPrivate(context.chaincode, collection, key, undefined, true);
}

function setMetadata(
  context: CallContext,
  collection: string,
  key: string,
  given: peer.StateMetadata | undefined,
): void {
  const metadata = new Map([[given?.getMetakey() ?? '', given?.getValue_asU8() ?? new Uint8Array()]]);
  if (collection === '') return context.simulator.putMetadata(context.chaincode, key, metadata);
  context.private(collection, 'write');
  context.simulator.putPrivateMetadata(context.chaincode, collection, key, metadata);
}
