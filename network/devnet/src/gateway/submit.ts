import { status } from '@grpc/grpc-js';
import { common, gateway } from '@hyperledger/fabric-protos';
import { BroadcastError } from '../ledger/types';
import { type Site, unknownChannel } from './channel';
import { within } from './deadline';
import { RpcError } from './rpc-error';

/** Hands a signed transaction to the orderer. The answer says that it was taken, not that it is committed. */
export async function submit(
  site: Site,
  request: gateway.SubmitRequest,
  signal: AbortSignal,
): Promise<gateway.SubmitResponse> {
  const envelope = request.getPreparedTransaction();
  if (!envelope) throw new RpcError(status.INVALID_ARGUMENT, 'a prepared transaction is required');
  if (envelope.getSignature_asU8().length === 0)
    throw new RpcError(status.INVALID_ARGUMENT, 'prepared transaction must be signed');
  const id = request.getChannelId();
  const channel = site.channel(id);
  if (!channel) throw new RpcError(status.FAILED_PRECONDITION, unknownChannel(id));
  const expired = 'submit timeout expired while broadcasting to ordering service';
  try {
    await within(signal, channel.ledger.broadcast(envelope), expired);
  } catch (error) {
    throw error instanceof BroadcastError ? refused(error) : error;
  }
  return new gateway.SubmitResponse();
}

function refused({ status: answer, message }: BroadcastError): RpcError {
  // Only a refusal is worth telling; anything else makes a gateway try the next orderer, until there is none.
  if (answer < 400 || answer >= 500)
    return new RpcError(status.UNAVAILABLE, 'no orderers could successfully process transaction');
  const name = Object.entries(common.Status).find(([, value]) => value === answer)?.[0] ?? String(answer);
  return new RpcError(status.ABORTED, `received unsuccessful response from orderer: status=${name}, info=${message}`);
}
