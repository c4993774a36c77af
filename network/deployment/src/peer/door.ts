import { Metadata, status, type Client, type ServiceError } from '@grpc/grpc-js';
import { peer } from '@hyperledger/fabric-protos';
import { problemWith } from '@oneplusn/errors';
import { deploymentFail } from '../errors/error';
import { deploymentProblems } from '../errors/problems';
import { deploymentErrors } from '../errors/table';
import { clientOf } from './client';
import type { Administrator, PeerAddress } from './party';
import { signedProposal, type SystemCall } from './proposal';

/** What a peer answers to a call. */
export interface Answer {
  /** 200 where it did what it was asked, else as HTTP has it. */
  readonly status: number;
  readonly message: string;
  readonly payload: Uint8Array;
}

/** One peer, open to an administrator. */
export class PeerDoor {
  readonly address: string;
  /** For the gateway's client: the same connection. */
  readonly client: Client;

  constructor(
    peer: PeerAddress,
    private readonly caller: Administrator,
  ) {
    this.address = peer.address;
    this.client = clientOf(peer);
  }

  /**
   * Asks a system chaincode of this peer.
   * @param seconds how long it may take
   * @throws DeploymentError DEPLOY-101 where the peer does not answer
   */
  async ask(call: SystemCall, seconds = 20): Promise<Answer> {
    const proposal = await signedProposal(this.caller, call);
    const response = await this.process(proposal, String(call.args[0]), seconds);
    const said = response.getResponse();
    return {
      status: said?.getStatus() ?? 500,
      message: said?.getMessage() ?? '',
      payload: said?.getPayload_asU8() ?? new Uint8Array(),
    };
  }

  /**
   * Asks for an answer that must come.
   * @param what the call as the reader knows it, for the message
   * @throws DeploymentError DEPLOY-101, DEPLOY-102
   */
  async must(call: SystemCall, what: string, seconds?: number): Promise<Uint8Array> {
    const { status: code, message, payload } = await this.ask(call, seconds);
    if (code >= 200 && code < 400) return payload;
    throw refusal(this.address, what, message, call.channel);
  }

  private process(proposal: peer.SignedProposal, what: string, seconds: number): Promise<peer.ProposalResponse> {
    const { processProposal } = peer.EndorserService;
    const options = { deadline: Date.now() + seconds * 1_000 };
    return new Promise((resolve, reject) => {
      this.client.makeUnaryRequest(
        processProposal.path,
        processProposal.requestSerialize,
        processProposal.responseDeserialize,
        proposal,
        new Metadata(),
        options,
        (error: ServiceError | null, response?: peer.ProposalResponse) => {
          if (response) resolve(response);
          else reject(this.unreachable(error, what));
        },
      );
    });
  }

  private unreachable(error: ServiceError | null, what: string): Error {
    // A peer answers a proposal of somebody it does not know with an error of the transport's kind.
    if (error?.code === status.UNKNOWN || error?.code === status.PERMISSION_DENIED)
      return refusal(this.address, what, error.details, undefined, error);
    const problem = error?.details ?? problemWith(deploymentProblems.noAnswer);
    return deploymentFail(deploymentErrors.peerUnreachable, { address: this.address, problem }, error ?? undefined);
  }

  close(): void {
    this.client.close();
  }
}

/** Why a peer does not do what it is asked: two reasons have a remedy of their own. */
export function refusal(address: string, what: string, problem: string, channel?: string, cause?: unknown): Error {
  if (channel !== undefined && /channel '[^']*' not found|policy manager for channel/i.test(problem))
    return deploymentFail(deploymentErrors.channelMissing, { address, channel }, cause);
  if (/not an admin|policy \[Admins\]/i.test(problem))
    return deploymentFail(deploymentErrors.notAdministrator, { address, what }, cause);
  return deploymentFail(deploymentErrors.peerRefused, { address, what, problem }, cause);
}
