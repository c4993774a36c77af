import { peer } from '@hyperledger/fabric-protos';
import type { Metadata } from '../state/version';
import type { CallContext } from './context';
import { MessageType } from './messages';
import { nextBatch, pageOf } from './pages';
import { asKeyValues, asModifications } from './results';

/** Answers one request of a running chaincode; what it throws goes to the chaincode as an error. */
export type Request = (
  context: CallContext,
  payload: Uint8Array,
) => Uint8Array | undefined | Promise<Uint8Array | undefined>;

const getState: Request = (context, payload) => {
  const request = peer.GetState.deserializeBinary(payload);
  const collection = request.getCollection();
  if (collection === '') return context.simulator.get(context.chaincode, request.getKey());
  context.private(collection, 'read');
  return context.simulator.getPrivate(context.chaincode, collection, request.getKey());
};

const getPrivateDataHash: Request = (context, payload) => {
  const request = peer.GetState.deserializeBinary(payload);
  context.private(request.getCollection());
  return context.simulator.getPrivateHash(context.chaincode, request.getCollection(), request.getKey());
};

const putState: Request = (context, payload) => {
  const request = peer.PutState.deserializeBinary(payload);
  put(context, request.getCollection(), request.getKey(), request.getValue_asU8());
  return undefined;
};

const deleteState: Request = (context, payload) => {
  const request = peer.DelState.deserializeBinary(payload);
  put(context, request.getCollection(), request.getKey(), undefined);
  return undefined;
};

function put(context: CallContext, collection: string, key: string, value: Uint8Array | undefined): void {
  if (collection === '') return context.simulator.put(context.chaincode, key, value);
  context.private(collection, 'write');
  context.simulator.putPrivate(context.chaincode, collection, key, value);
}

const purge: Request = (context, payload) => {
  const request = peer.DelState.deserializeBinary(payload);
  if (request.getCollection() === '') throw new Error('only applicable for private data');
  context.private(request.getCollection(), 'write');
  context.simulator.putPrivate(context.chaincode, request.getCollection(), request.getKey(), undefined, true);
  return undefined;
};

const getMetadata: Request = (context, payload) => {
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

const putMetadata: Request = (context, payload) => {
  const request = peer.PutStateMetadata.deserializeBinary(payload);
  const given = request.getMetadata();
  const metadata = new Map([[given?.getMetakey() ?? '', given?.getValue_asU8() ?? new Uint8Array()]]);
  const collection = request.getCollection();
  if (collection === '') context.simulator.putMetadata(context.chaincode, request.getKey(), metadata);
  else {
    context.private(collection, 'write');
    context.simulator.putPrivateMetadata(context.chaincode, collection, request.getKey(), metadata);
  }
  return undefined;
};

const getRange: Request = (context, payload) => {
  const request = peer.GetStateByRange.deserializeBinary(payload);
  const { chaincode, simulator } = context;
  const collection = request.getCollection();
  const page = pageOf(request.getMetadata_asU8());
  if (collection !== '') {
    context.private(collection, 'read');
    const range = simulator.privateRange(chaincode, collection, request.getStartkey(), request.getEndkey());
    return nextBatch(context, context.open(asKeyValues(chaincode, range))).serializeBinary();
  }
  const start = page?.bookmark || request.getStartkey();
  const range = simulator.range(chaincode, start, request.getEndkey(), page?.size);
  return nextBatch(context, context.open(asKeyValues(chaincode, range)), page).serializeBinary();
};

const getHistory: Request = (context, payload) => {
  const request = peer.GetHistoryForKey.deserializeBinary(payload);
  const history = context.simulator.history(context.chaincode, request.getKey());
  return nextBatch(context, context.open(asModifications(history))).serializeBinary();
};

/** Rich queries need CouchDB: this ledger answers as a peer on LevelDB does. */
const getQueryResult: Request = (context, payload) => {
  const request = peer.GetQueryResult.deserializeBinary(payload);
  const collection = request.getCollection();
  if (collection !== '') {
    context.private(collection, 'read');
    context.simulator.privateQuery(context.chaincode, collection);
  } else if (pageOf(request.getMetadata_asU8()) !== undefined) {
    context.simulator.pagedQuery();
    throw new Error('ExecuteQueryWithMetadata not supported for leveldb');
  }
  throw new Error('ExecuteQuery not supported for leveldb');
};

const queryNext: Request = (context, payload) => {
  const query = context.query(peer.QueryStateNext.deserializeBinary(payload).getId());
  if (query === undefined) throw new Error('query iterator not found');
  return nextBatch(context, query).serializeBinary();
};

const queryClose: Request = (context, payload) => {
  const id = peer.QueryStateClose.deserializeBinary(payload).getId();
  context.close(id);
  const response = new peer.QueryResponse();
  response.setId(id);
  return response.serializeBinary();
};

const invokeChaincode: Request = async (context, payload) => {
  const request = peer.ChaincodeSpec.deserializeBinary(payload);
  const target = request.getChaincodeId()?.getName() ?? '';
  const answer = await context.invoke(target, request.getInput() ?? new peer.ChaincodeInput());
  return answer.serializeBinary();
};

/** What a chaincode may ask of its peer. */
export const requests: ReadonlyMap<number, Request> = new Map<number, Request>([
  [MessageType.GET_STATE, getState],
  [MessageType.GET_PRIVATE_DATA_HASH, getPrivateDataHash],
  [MessageType.PUT_STATE, putState],
  [MessageType.DEL_STATE, deleteState],
  [MessageType.PURGE_PRIVATE_DATA, purge],
  [MessageType.GET_STATE_METADATA, getMetadata],
  [MessageType.PUT_STATE_METADATA, putMetadata],
  [MessageType.GET_STATE_BY_RANGE, getRange],
  [MessageType.GET_HISTORY_FOR_KEY, getHistory],
  [MessageType.GET_QUERY_RESULT, getQueryResult],
  [MessageType.QUERY_STATE_NEXT, queryNext],
  [MessageType.QUERY_STATE_CLOSE, queryClose],
  [MessageType.INVOKE_CHAINCODE, invokeChaincode],
]);
