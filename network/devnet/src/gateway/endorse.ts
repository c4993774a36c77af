import { status } from '@grpc/grpc-js';
import { common, gateway, peer } from '@hyperledger/fabric-protos';
import { disagreement } from '../disagreement/disagreement';
import { endorsersWith, type GatewayChannel, type Site } from './channel';
import { Collected } from './collected';
import { within } from './deadline';
import type { Endorsed, Endorser } from './endorser';
import type { Plan } from './plan';
import { openProposal, type Proposal } from './proposal';
import { type Detail, RpcError } from './rpc-error';

/** Gathers endorsements from the organisations that the client names, or from as many as the policies ask for. */
export async function endorse(
  site: Site,
  request: gateway.EndorseRequest,
  signal: AbortSignal,
): Promise<gateway.EndorseResponse> {
  const proposal = open(request.getProposedTransaction());
  const channel = site.channel(proposal.channel);
  const named = request.getEndorsingOrganizationsList();
  const collected = new Collected((answers) => channel?.disagreed?.(disagreement(proposal, answers)));
  const plan =
    named.length > 0
      ? planOf(channel, proposal, named)
      : await planFromFirst(site, channel, proposal, collected, signal);
  const endorsers = channel?.endorsers ?? new Map<string, Endorser>();
  const layout = await satisfy(plan, collected, async (msp) => {
    const endorser = endorsers.get(msp);
    if (!endorser) return;
    collected.add(endorser, await within(signal, endorser.endorse(proposal, site.msp), collecting('endorsements')));
  });
  if (!layout)
    throw new RpcError(
      status.ABORTED,
      'failed to collect enough transaction endorsements, see attached details for more info',
      collected.details,
    );
  const response = new gateway.EndorseResponse();
  response.setPreparedTransaction(prepare(proposal, collected.payload, collected.endorsements(layout)));
  return response;
}

const collecting = (what: string): string => `endorsement timeout expired while collecting ${what}`;

function open(signed: peer.SignedProposal | undefined): Proposal {
  if (!signed || signed.getProposalBytes_asU8().length === 0)
    throw new RpcError(status.INVALID_ARGUMENT, 'the proposed transaction must contain a signed proposal');
  try {
    return openProposal(signed);
  } catch (error) {
    throw new RpcError(status.INVALID_ARGUMENT, (error as Error).message);
  }
}

function planOf(channel: GatewayChannel | undefined, { chaincode }: Proposal, named: readonly string[]): Plan {
  const missing = named.filter((msp) => !channel?.endorsers.get(msp)?.has(chaincode));
  if (missing.length > 0)
    throw new RpcError(status.UNAVAILABLE, `failed to find any endorsing peers for org(s): ${missing.join(', ')}`);
  return { preferred: [[...new Set(named)]], others: [] };
}

/** Works through the layouts until one is complete. An authority that failed is not asked again. */
async function satisfy(
  plan: Plan,
  collected: Collected,
  ask: (msp: string) => Promise<void>,
): Promise<readonly string[] | undefined> {
  for (const layout of inRandomOrder(plan)) {
    if (collected.excludes(layout)) continue;
    await Promise.all(layout.filter((msp) => !collected.has(msp)).map(ask));
    if (layout.every((msp) => collected.has(msp))) return layout;
  }
  return undefined;
}

function* inRandomOrder({ preferred, others }: Plan): Generator<readonly string[]> {
  for (const sets of [preferred, others]) {
    const start = Math.floor(Math.random() * sets.length);
    yield* sets.slice(start);
    yield* sets.slice(0, start);
  }
}

/** Lets one peer run the proposal, preferably the gateway's own, and chooses the others by what it touched. */
async function planFromFirst(
  site: Site,
  channel: GatewayChannel | undefined,
  proposal: Proposal,
  collected: Collected,
  signal: AbortSignal,
): Promise<Plan> {
  const hasTransient = proposal.transient.size > 0;
  const first = firstEndorsers(site, channel, proposal, hasTransient);
  const details: Detail[] = [];
  for (const endorser of first) {
    const outcome = await within(signal, endorser.endorse(proposal, site.msp), collecting('first endorsement'));
    if ('payload' in outcome) {
      const plan = planFor(channel, outcome, proposal, endorser.msp);
      collected.add(endorser, outcome);
      return plan;
    }
    details.push({ address: endorser.address, msp: endorser.msp, message: outcome.message });
  }
  throw new RpcError(status.ABORTED, 'failed to endorse transaction, see attached details for more info', details);
}

function firstEndorsers(
  site: Site,
  channel: GatewayChannel | undefined,
  { chaincode, channel: id }: Proposal,
  hasTransient: boolean,
): readonly Endorser[] {
  const own = endorsersWith(channel, chaincode, site.msp, [site.msp]);
  if (own.length > 0) return own;
  if (hasTransient)
    throw new RpcError(
      status.FAILED_PRECONDITION,
      "no endorsers found in the gateway's organization; " +
        'retry specifying endorsing organization(s) to protect transient data',
    );
  if (!channel)
    throw new RpcError(
      status.FAILED_PRECONDITION,
      'no combination of peers can be derived which satisfy the endorsement policy: ' +
        `No metadata was found for chaincode ${chaincode} in channel ${id}`,
    );
  const plan = precondition(() => channel.planner.plan(interestIn(chaincode), site.msp));
  const [layout = []] = inRandomOrder(plan);
  return layout.flatMap((msp) => channel.endorsers.get(msp) ?? []).slice(0, 1);
}

function interestIn(chaincode: string): peer.ChaincodeInterest {
  const call = new peer.ChaincodeCall();
  call.setName(chaincode);
  const interest = new peer.ChaincodeInterest();
  interest.setChaincodesList([call]);
  return interest;
}

function precondition<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new RpcError(status.FAILED_PRECONDITION, (error as Error).message);
  }
}

/**
 * Transient data may only reach authorities that are members of every collection in play: so collections that are
 * written without being read are treated as if they had been read.
 */
function planFor(channel: GatewayChannel | undefined, { interest }: Endorsed, proposal: Proposal, first: string): Plan {
  if (!channel) throw new RangeError('a channel that endorsed is gone');
  const touched = interest.getChaincodesList().length > 0 ? interest : interestIn(proposal.chaincode);
  const writeOnly = touched.getChaincodesList().filter((call) => call.getNoPrivateReads());
  if (proposal.transient.size === 0 || writeOnly.length === 0)
    return precondition(() => channel.planner.plan(touched, first));
  const careful = touched.cloneMessage();
  careful.getChaincodesList().forEach((call) => call.setNoPrivateReads(false));
  try {
    return channel.planner.plan(careful, first);
  } catch {
    precondition(() => channel.planner.plan(touched, first));
    const names = writeOnly.flatMap((call) => call.getCollectionNamesList()).join(' ');
    throw new RpcError(
      status.FAILED_PRECONDITION,
      'requires endorsement from organisation(s) that are not in the distribution policy of the private data ' +
        `collection(s): [${names}]; retry specifying trusted endorsing organizations to protect transient data`,
    );
  }
}

/** The envelope of an endorsed transaction, for the client to sign. */
export function prepare(
  { header, payload: proposed }: Proposal,
  responsePayload: Uint8Array,
  endorsements: peer.Endorsement[],
): common.Envelope {
  const visible = new peer.ChaincodeProposalPayload();
  visible.setInput(proposed.getInput_asU8());
  const endorsed = new peer.ChaincodeEndorsedAction();
  endorsed.setProposalResponsePayload(responsePayload);
  endorsed.setEndorsementsList(endorsements);
  const actionPayload = new peer.ChaincodeActionPayload();
  actionPayload.setChaincodeProposalPayload(visible.serializeBinary());
  actionPayload.setAction(endorsed);
  const action = new peer.TransactionAction();
  action.setHeader(header.getSignatureHeader_asU8());
  action.setPayload(actionPayload.serializeBinary());
  const transaction = new peer.Transaction();
  transaction.setActionsList([action]);
  const payload = new common.Payload();
  payload.setHeader(header);
  payload.setData(transaction.serializeBinary());
  const envelope = new common.Envelope();
  envelope.setPayload(payload.serializeBinary());
  return envelope;
}
