import { peer } from '@hyperledger/fabric-protos';
import { MessageType } from '../messages';
import { getHistory, getQueryResult, getRange, queryClose, queryNext } from './queries';
import { getMany, getMetadata, getPrivateDataHash, getState } from './reads';
import type { Request } from './request';
import { deleteState, purge, putMetadata, putState, writeBatch } from './writes';

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
  [MessageType.GET_STATE_MULTIPLE, getMany],
  [MessageType.WRITE_BATCH_STATE, writeBatch],
  [MessageType.GET_STATE_METADATA, getMetadata],
  [MessageType.PUT_STATE_METADATA, putMetadata],
  [MessageType.GET_STATE_BY_RANGE, getRange],
  [MessageType.GET_HISTORY_FOR_KEY, getHistory],
  [MessageType.GET_QUERY_RESULT, getQueryResult],
  [MessageType.QUERY_STATE_NEXT, queryNext],
  [MessageType.QUERY_STATE_CLOSE, queryClose],
  [MessageType.INVOKE_CHAINCODE, invokeChaincode],
]);
