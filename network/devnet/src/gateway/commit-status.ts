import { status } from '@grpc/grpc-js';
import { gateway } from '@hyperledger/fabric-protos';
import type { CommittedTransaction } from '@oneplusn/channel';
import type { Site } from './channel';
import { within } from './deadline';
import { readable } from './reader';
import { RpcError } from './rpc-error';

/** Says what became of a transaction, and waits for it if need be. */
export async function commitStatus(
  site: Site,
  signed: gateway.SignedCommitStatusRequest,
  signal: AbortSignal,
): Promise<gateway.CommitStatusResponse> {
  const bytes = signed.getRequest_asU8();
  if (bytes.length === 0) throw invalid('a commit status request is required');
  const request = parse(bytes);
  const identity = request.getIdentity_asU8();
  const channelId = request.getChannelId();
  const txId = request.getTransactionId();
  if (identity.length === 0) throw invalid('no identity provided');
  if (channelId === '') throw invalid('no channel ID provided');
  if (txId === '') throw invalid('transaction ID should not be empty');
  const signature = signed.getSignature_asU8();
  const { ledger } = await readable(site, { channel: channelId, identity, bytes, signature });
  const known = ledger.commitStatus(txId, site.msp);
  if (known) return answer(known);
  return answer(await within(signal, ledger.waitForCommit(txId, signal, site.msp), 'context deadline exceeded'));
}

function parse(bytes: Uint8Array): gateway.CommitStatusRequest {
  try {
    return gateway.CommitStatusRequest.deserializeBinary(bytes);
  } catch {
    throw invalid('invalid status request: proto: cannot parse invalid wire-format data');
  }
}

function invalid(message: string): RpcError {
  return new RpcError(status.INVALID_ARGUMENT, message);
}

function answer({ code, blockNumber }: CommittedTransaction): gateway.CommitStatusResponse {
  const response = new gateway.CommitStatusResponse();
  response.setResult(code);
  response.setBlockNumber(Number(blockNumber));
  return response;
}
