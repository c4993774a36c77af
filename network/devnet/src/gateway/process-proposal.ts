import { peer } from '@hyperledger/fabric-protos';
import { lifecycleNamespace } from '@oneplusn/channel';
import type { InstalledPackage } from '../lifecycle/packages';
import { SimulationError } from '../simulate/simulation';
import { admit, admitAlone } from './admission';
import type { GatewayChannel, Site } from './channel';
import { type Endorser, responsePayload } from './endorser';
import { openProposal, type Proposal } from './proposal';

/**
 * Runs a proposal on this peer and answers as a Fabric peer's Endorser service does (Fabric: `core/endorser`): what the
 * chaincode refuses is a response with its status.
 * @throws Error for a proposal that is not admitted
 */
export async function processProposal(site: Site, signed: peer.SignedProposal): Promise<peer.ProposalResponse> {
  const proposal = openProposal(signed);
  if (proposal.channel === '') return alone(site, proposal);
  const channel = site.channel(proposal.channel);
  const endorser = channel?.endorsers.get(site.msp);
  if (!channel || !endorser) return refusal(`channel '${proposal.channel}' not found`);
  return endorsed(channel, endorser, proposal);
}

async function endorsed(channel: GatewayChannel, endorser: Endorser, proposal: Proposal) {
  if (channel.trust.hasExpired(proposal.creator)) throw new Error('proposal client identity expired');
  const chaincode = admit(proposal, channel);
  const simulation = await endorser.simulate(proposal, chaincode);
  if (simulation instanceof SimulationError) return refusal(simulation.message);
  const answer = new peer.ProposalResponse();
  answer.setResponse(simulation.response);
  const status = simulation.response.getStatus();
  if (status >= 400 && status < 500) return answer;
  const payload = responsePayload(proposal, simulation);
  answer.setPayload(payload);
  answer.setInterest(simulation.interest);
  if (status >= 500) return answer;
  answer.setVersion(1);
  answer.setEndorsement(endorser.seal(proposal, simulation, payload));
  return answer;
}

/** Outside of any channel a peer answers for itself alone, without an endorsement: packages, and its channels. */
async function alone(site: Site, proposal: Proposal): Promise<peer.ProposalResponse> {
  const channels = [...site.channels().values()];
  const endorser = channels[0]?.endorsers.get(site.msp);
  if (!channels[0] || !endorser) throw new Error(`${site.msp} is in no channel`);
  const chaincode = admitAlone(proposal, site.msp, channels[0].trust);
  const answer = new peer.ProposalResponse();
  if (chaincode === lifecycleNamespace) {
    const input = proposal.spec.getChaincodeSpec()?.getInput() ?? new peer.ChaincodeInput();
    const peers = channels.map(({ ledger }) => ledger.peer(site.msp));
    const packages = merged(peers.map((each) => each.installed()));
    answer.setResponse(peers[0]?.manage(proposal.creator, input, packages));
    return answer;
  }
  const simulation = await endorser.simulate(proposal, chaincode);
  if (simulation instanceof SimulationError) return refusal(simulation.message);
  answer.setResponse(simulation.response);
  return answer;
}

/** Packages of a peer, with what runs from them in all of its channels. */
function merged(lists: readonly (readonly InstalledPackage[])[]): readonly InstalledPackage[] {
  const byId = new Map<string, InstalledPackage>();
  for (const each of lists.flat()) {
    const known = byId.get(each.id);
    const references = new Map([...(known?.references ?? []), ...each.references]);
    byId.set(each.id, { ...each, bytes: each.bytes ?? known?.bytes, references });
  }
  return [...byId.values()];
}

function refusal(message: string): peer.ProposalResponse {
  const response = new peer.Response();
  response.setStatus(500);
  response.setMessage(message);
  const answer = new peer.ProposalResponse();
  answer.setResponse(response);
  return answer;
}
