import type { CallOptions } from '@grpc/grpc-js';
import { problems } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import { GatewayError, type Gateway, type Proposal, type Transaction } from '@hyperledger/fabric-gateway';
import { gateway as protos } from '@hyperledger/fabric-protos';
import { ProofError, SdkError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import { resultIn, transactionOf, type EndorsedResult } from './answer';
import type { Endorsers } from './endorsers';
import { ownCall } from './own-call';

/** Who is asked to endorse what, through whose gateway. */
export interface Asked {
  readonly gateway: Gateway;
  /** Where the gateway is, for messages. */
  readonly address: string;
  /** Built with a gateway that hashes nothing (`hash.none`): its digest is then the proposal itself. */
  readonly proposal: Proposal;
  /** What is called, for messages. */
  readonly name: string;
  /** Whose peers must have endorsed it, and nobody else's; whosoever the gateway chose, where not given. */
  readonly authorities?: readonly string[];
  readonly endorsers: Endorsers;
}

/** A transaction that can be handed over, and what its endorsers have signed. */
export interface EndorsedTransaction {
  readonly transaction: Transaction;
  readonly result: Uint8Array;
}

/**
 * Has a proposal endorsed. Nothing is signed unread: a gateway answers with a whole transaction, of which only what
 * endorsers have signed is taken, after it is found to be of this very call; the rest is put together here.
 *
 * @throws GatewayError as `Proposal.endorse` does
 * @throws ProofError SDK-135, SDK-136 where the answer is not of this call; then nothing was signed
 */
export async function endorsedBy(asked: Asked, options?: CallOptions): Promise<EndorsedTransaction> {
  const { gateway, proposal } = asked;
  const own = ownCall(proposal.getDigest());
  const found = resultIn(await answerTo(asked, options), own);
  if ('misfit' in found) throw strange(asked, found.misfit);
  refuseOtherEndorsers(asked, found);
  const prepared = new protos.PreparedTransaction();
  prepared.setTransactionId(own.txId);
  prepared.setEnvelope(transactionOf(own, found));
  return { transaction: gateway.newTransaction(prepared.serializeBinary()), result: found.result };
}

/** The payload that the gateway would have signed. */
async function answerTo(asked: Asked, options: CallOptions | undefined): Promise<Uint8Array> {
  try {
    return (await asked.proposal.endorse(options)).getDigest();
  } catch (error) {
    if (error instanceof GatewayError || error instanceof SdkError) throw error;
    throw strange(asked, problemWith(problems.signing.unreadable), error);
  }
}

function refuseOtherEndorsers(asked: Asked, { result, endorsements }: EndorsedResult): void {
  const signed = new Set<string>();
  for (const endorsement of endorsements) {
    const { msp, verdict } = asked.endorsers.judge(endorsement, result);
    if (asked.authorities && !asked.authorities.includes(msp))
      throw strange(asked, problemWith(problems.signing.unasked));
    if (verdict === 'forged') throw strange(asked, problemWith(problems.signing.forged, { msp }));
    if (verdict === 'unissued') {
      const { name: transaction, address } = asked;
      throw sdkFail(ProofError, sdkErrors.endorserUnknown, { transaction, address, msp });
    }
    signed.add(msp);
  }
  const lacking = asked.authorities?.find((msp) => !signed.has(msp));
  if (lacking !== undefined) throw strange(asked, problemWith(problems.signing.lacking, { msp: lacking }));
}

function strange({ name: transaction, address }: Asked, problem: Problem, cause?: unknown): ProofError {
  return sdkFail(ProofError, sdkErrors.notThisCall, { transaction, address, problem }, cause);
}
