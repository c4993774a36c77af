import { peer } from '@hyperledger/fabric-protos';
import { nextBatch, pageOf } from '../pages';
import { asKeyValues, asModifications } from '../results';
import type { Request } from './request';

export const getRange: Request = (context, payload) => {
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

export const getHistory: Request = (context, payload) => {
  const request = peer.GetHistoryForKey.deserializeBinary(payload);
  const history = context.simulator.history(context.chaincode, request.getKey());
  return nextBatch(context, context.open(asModifications(history))).serializeBinary();
};

/** Rich queries need CouchDB: this ledger answers as a peer on LevelDB does. */
export const getQueryResult: Request = (context, payload) => {
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

export const queryNext: Request = (context, payload) => {
  const query = context.query(peer.QueryStateNext.deserializeBinary(payload).getId());
  if (query === undefined) throw new Error('query iterator not found');
  return nextBatch(context, query).serializeBinary();
};

export const queryClose: Request = (context, payload) => {
  const id = peer.QueryStateClose.deserializeBinary(payload).getId();
  context.close(id);
  const response = new peer.QueryResponse();
  response.setId(id);
  return response.serializeBinary();
};
