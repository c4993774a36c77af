import { status } from '@grpc/grpc-js';
import { peer } from '@hyperledger/fabric-protos';
import type { ChannelTrust, Signer } from '@oneplusn/channel';
import type { Ledger } from '../ledger/ledger';
import { type Simulation, SimulationError } from '../simulate/simulation';
import type { SystemChannel } from '../system/call';
import { systemChaincodes } from '../system/table';
import { admit } from './admission';
import { type Proposal, proposalHash } from './proposal';

/** A proposal that a peer has run. */
export interface Endorsed {
  readonly response: peer.Response;
  /** Serialized `peer.ProposalResponsePayload`: what is endorsed. */
  readonly payload: Uint8Array;
  readonly interest: peer.ChaincodeInterest;
  /** Undefined when only the result was asked for. */
  readonly endorsement: peer.Endorsement | undefined;
}

/** A proposal that a peer refused, or a chaincode. */
export interface Refused {
  /** The status a gateway turns it into. */
  readonly code: status;
  readonly message: string;
  /** May another peer do better? */
  readonly retry: boolean;
}

/** What endorsers of a channel have in common. */
export interface EndorserChannel {
  readonly ledger: Ledger;
  readonly trust: ChannelTrust;
  /** All channels that an authority is in, by name. */
  joined(msp: string): ReadonlyMap<string, SystemChannel>;
}

/** The endorser of one authority's peer (Fabric: `core/endorser`). */
export class Endorser {
  constructor(
    readonly msp: string,
    /** Host and port, for error details; known once the endpoint listens. */
    private readonly where: () => string,
    private readonly signer: Signer,
    private readonly channel: EndorserChannel,
  ) {}

  get address(): string {
    return this.where();
  }

  /** Does this peer run the chaincode? */
  has(chaincode: string): boolean {
    return systemChaincodes.has(chaincode) || this.channel.ledger.runs(this.msp, chaincode);
  }

  get height(): bigint {
    return this.channel.ledger.height(this.msp);
  }

  /** Runs the proposal and endorses what came of it. Private writes go to the members' peers. */
  async endorse(proposal: Proposal, via: string): Promise<Endorsed | Refused> {
    return this.#process(proposal, via, (simulation, payload) => this.seal(proposal, simulation, payload));
  }

  /** Endorses what a proposal came to. */
  seal(proposal: Proposal, simulation: Simulation, payload: Uint8Array): peer.Endorsement {
    if (simulation.privateData) this.channel.ledger.stagePrivate(proposal.txId, simulation.privateData, this.msp);
    const { identity } = this.signer;
    const message = Buffer.concat([payload, identity]);
    const signature = this.signer.sign(message);
    this.channel.trust.vouch(identity, message, signature);
    const endorsement = new peer.Endorsement();
    endorsement.setEndorser(identity);
    endorsement.setSignature(signature);
    return endorsement;
  }

  /** Runs the proposal for its result alone. */
  async evaluate(proposal: Proposal, via: string): Promise<Endorsed | Refused> {
    return this.#process(proposal, via, () => undefined);
  }

  async #process(
    proposal: Proposal,
    via: string,
    sign: (simulation: Simulation, payload: Uint8Array) => peer.Endorsement | undefined,
  ): Promise<Endorsed | Refused> {
    if (this.channel.trust.hasExpired(proposal.creator))
      return this.#turnedAway('proposal client identity expired', via, status.UNAVAILABLE);
    const { creator, signed } = proposal;
    await this.channel.trust.verifyAside(creator, signed.getProposalBytes_asU8(), signed.getSignature_asU8());
    let chaincode: string;
    try {
      chaincode = admit(proposal, this.channel);
    } catch (error) {
      return this.#turnedAway((error as Error).message, via, status.FAILED_PRECONDITION);
    }
    const simulation = await this.simulate(proposal, chaincode);
    if (simulation instanceof SimulationError)
      return { code: status.ABORTED, message: simulation.message, retry: true };
    const { response, interest } = simulation;
    const code = response.getStatus();
    if (code < 200 || code >= 400)
      return { code: status.UNKNOWN, message: `chaincode response ${code}, ${response.getMessage()}`, retry: false };
    const payload = responsePayload(proposal, simulation);
    return { response, payload, interest, endorsement: sign(simulation, payload) };
  }

  /** A peer that is asked over the network answers with a bare gRPC error, the gateway's own one with a response. */
  #turnedAway(message: string, via: string, code: status): Refused {
    if (via === this.msp) return { code, message, retry: code === status.UNAVAILABLE };
    return { code: status.UNAVAILABLE, message: `rpc error: code = Unknown desc = ${message}`, retry: true };
  }

  /** Runs a proposal that was admitted; gives the refusal when it cannot be run. */
  async simulate(proposal: Proposal, chaincode: string): Promise<Simulation | SimulationError> {
    const timestamp = proposal.channelHeader.getTimestamp();
    const input = proposal.spec.getChaincodeSpec()?.getInput() ?? new peer.ChaincodeInput();
    const { ledger, trust } = this.channel;
    const { msp } = this;
    const system = systemChaincodes.get(chaincode);
    if (system)
      return system({ ledger, trust, msp, channels: this.channel.joined(msp), input, creator: proposal.creator });
    try {
      return await ledger.peer(this.msp).simulate({
        txId: proposal.txId,
        chaincode,
        signedProposal: proposal.signed,
        proposal: proposal.proposal,
        creator: proposal.creator,
        input,
        transient: proposal.transient,
        timestamp: { seconds: timestamp?.getSeconds() ?? 0, nanos: timestamp?.getNanos() ?? 0 },
      });
    } catch (error) {
      if (error instanceof SimulationError) return error;
      throw error;
    }
  }
}

/** Serialized `peer.ProposalResponsePayload`: what an endorsement is about. */
export function responsePayload(proposal: Proposal, { response, results, event, chaincodeId }: Simulation): Uint8Array {
  const action = new peer.ChaincodeAction();
  action.setResults(results);
  if (event) action.setEvents(event.serializeBinary());
  action.setResponse(response);
  action.setChaincodeId(chaincodeId);
  const payload = new peer.ProposalResponsePayload();
  payload.setProposalHash(proposalHash(proposal));
  payload.setExtension$(action.serializeBinary());
  return payload.serializeBinary();
}
