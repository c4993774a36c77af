import { status } from '@grpc/grpc-js';
import { gateway, type peer } from '@hyperledger/fabric-protos';
import { endorsersWith, type Site, unknownChannel } from './channel';
import { within } from './deadline';
import { openProposal, type Proposal } from './proposal';
import { type Detail, RpcError } from './rpc-error';

/**
 * Runs a proposal on one peer for its result: the gateway's own peer, or one of the organisations that the client
 * names.
 */
export async function evaluate(
  site: Site,
  request: gateway.EvaluateRequest,
  signal: AbortSignal,
): Promise<gateway.EvaluateResponse> {
  const proposal = open(request.getProposedTransaction());
  const { chaincode, channel: id } = proposal;
  const channel = site.channel(id);
  if (!channel) throw new RpcError(status.UNAVAILABLE, unknownChannel(id));
  const named = request.getTargetOrganizationsList();
  // Transient data stays at home unless the client says whom it trusts.
  const protect = named.length === 0 && proposal.transient.size > 0;
  const among = protect ? [site.msp] : named.length > 0 ? named : undefined;
  const endorsers = endorsersWith(channel, chaincode, site.msp, among);
  if (endorsers.length === 0) throw nobody(proposal, protect);
  const details: Detail[] = [];
  let code: status = status.UNAVAILABLE;
  for (const endorser of endorsers) {
    const outcome = await within(signal, endorser.evaluate(proposal, site.msp), 'evaluate timeout expired');
    if ('payload' in outcome) return answer(outcome.response);
    ({ code } = outcome);
    details.push({ address: endorser.address, msp: endorser.msp, message: outcome.message });
    if (!outcome.retry)
      throw new RpcError(code, `evaluate call to endorser returned error: ${outcome.message}`, details);
  }
  throw new RpcError(code, 'failed to evaluate transaction, see attached details for more info', details);
}

function open(signed: peer.SignedProposal | undefined): Proposal {
  try {
    if (!signed || signed.getProposalBytes_asU8().length === 0) throw new Error('a signed proposal is required');
    const proposal = openProposal(signed);
    const { channel, spec } = proposal;
    if (channel === '') throw new Error('no channel id provided');
    const chaincode = spec.getChaincodeSpec();
    if (!chaincode) throw new Error(`no chaincode spec is provided, channel id [${channel}]`);
    if (!chaincode.hasChaincodeId()) throw new Error(`no chaincode id is provided, channel id [${channel}]`);
    if (proposal.chaincode === '') throw new Error(`no chaincode name is provided, channel id [${channel}]`);
    return proposal;
  } catch (error) {
    throw new RpcError(status.INVALID_ARGUMENT, `failed to unpack transaction proposal: ${(error as Error).message}`);
  }
}

function nobody({ chaincode, channel }: Proposal, protect: boolean): RpcError {
  const reason = `no peers available to evaluate chaincode ${chaincode} in channel ${channel}`;
  const advice =
    "no endorsers found in the gateway's organization; " +
    'retry specifying target organization(s) to protect transient data: ';
  return new RpcError(status.FAILED_PRECONDITION, protect ? advice + reason : reason);
}

function answer(response: peer.Response): gateway.EvaluateResponse {
  const result = new gateway.EvaluateResponse();
  result.setResult(response);
  return result;
}
