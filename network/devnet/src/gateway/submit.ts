import { status } from '@grpc/grpc-js';
import { common, gateway } from '@hyperledger/fabric-protos';
import type { Ledger } from '../ledger/ledger';
import { BroadcastError } from '../order/broadcast-error';
import { txIdOf } from '../order/envelope-id';
import { quorumOf } from '../order/quorum';
import { type Orderers, type Site, unknownChannel } from './channel';
import { within } from './deadline';
import { RpcError } from './rpc-error';

/** Hands a signed transaction to the orderers. The answer says that it was taken, not that it is committed. */
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
  const { ledger, orderers } = channel;
  const broadcast = orderers.consensus === 'bft' ? toAll(ledger, orderers, envelope) : toOne(ledger, envelope);
  await within(signal, broadcast, 'submit timeout expired while broadcasting to ordering service');
  return new gateway.SubmitResponse();
}

/** Raft: one orderer is enough, and its refusal is final. */
async function toOne(ledger: Ledger, envelope: common.Envelope): Promise<void> {
  try {
    await ledger.broadcast(envelope);
  } catch (error) {
    if (!(error instanceof BroadcastError)) throw error;
    // Other than a client's fault makes a gateway try the next orderer, until there is none.
    throw error.status >= 400 && error.status < 500
      ? new RpcError(status.ABORTED, refusal(error))
      : new RpcError(status.UNAVAILABLE, 'no orderers could successfully process transaction');
  }
}

/** BFT: a quorum must take it; each orderer that did not is named, until a quorum is out of reach. */
async function toAll(ledger: Ledger, orderers: Orderers, envelope: common.Envelope): Promise<void> {
  try {
    // An orderer remembers what it has ordered; one that is still under way it takes again.
    if (ledger.commitStatus(txIdOf(envelope)))
      throw new BroadcastError(
        common.Status.SERVICE_UNAVAILABLE,
        'failed to submit request: request already processed',
      );
    await ledger.broadcast(envelope);
  } catch (error) {
    if (!(error instanceof BroadcastError)) throw error;
    const { addresses, msp } = orderers;
    const left = addresses.length - quorumOf(addresses.length) + 1;
    throw new RpcError(
      status.UNAVAILABLE,
      'insufficient number of orderers could successfully process transaction to satisfy quorum requirement',
      addresses.slice(0, left).map((address) => ({ address, msp, message: refusal(error) })),
    );
  }
}

function refusal({ status: answer, message }: BroadcastError): string {
  const name = Object.entries(common.Status).find(([, value]) => value === answer)?.[0] ?? String(answer);
  return `received unsuccessful response from orderer: status=${name}, info=${message}`;
}
