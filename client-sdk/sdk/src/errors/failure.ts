import { LedgerError, errorsByCode } from '@oneplusn/api';
import { status } from '@grpc/grpc-js';
import { GatewayError } from '@hyperledger/fabric-gateway';

/**
 * What a gateway's answer means for the call: who failed, and so what can be tried.
 * `by` are the authorities whose peers answered so.
 */
export type Failure =
  /** The contract's own refusal. */
  | { readonly kind: 'refused'; readonly error: LedgerError; readonly by: readonly string[] }
  /** Endorsers computed different results: one may be a block behind. */
  | { readonly kind: 'differ'; readonly by: readonly string[] }
  /** A peer, or the chaincode on it, did not answer. */
  | { readonly kind: 'endorser'; readonly by: readonly string[]; readonly problem: string }
  /** The chaincode failed in words that are not from the error table. */
  | { readonly kind: 'failed'; readonly by: readonly string[]; readonly problem: string }
  /** The network does not accept the caller's identity or signature. */
  | { readonly kind: 'rejected'; readonly problem: string }
  /** The caller's own peer has not joined the channel. */
  | { readonly kind: 'channel'; readonly problem: string }
  /** No peer of these authorities has the chaincode, as far as the gateway knows. */
  | { readonly kind: 'absent'; readonly by: readonly string[]; readonly problem: string }
  /** The connection to the caller's own peer broke: nothing is known about what it did. */
  | { readonly kind: 'transport'; readonly problem: string }
  | { readonly kind: 'orderer'; readonly problem: string }
  | { readonly kind: 'deadline' }
  | { readonly kind: 'overloaded'; readonly problem: string }
  | { readonly kind: 'tooLarge'; readonly problem: string }
  | { readonly kind: 'other'; readonly status: string; readonly problem: string };

/** Reads a gateway's error. What is no error of the gateway is a bug, and thrown on. */
export function readFailure(error: unknown): Failure {
  if (!(error instanceof GatewayError)) throw error;
  const problem = wordsOf(error);
  if (unknownChannel.test(error.message)) return { kind: 'channel', problem };
  switch (error.code as status) {
    case status.DEADLINE_EXCEEDED:
      return { kind: 'deadline' };
    case status.RESOURCE_EXHAUSTED:
      return /larger than max|too large/i.test(problem)
        ? { kind: 'tooLarge', problem }
        : { kind: 'overloaded', problem };
    case status.PERMISSION_DENIED:
    case status.UNAUTHENTICATED:
      return { kind: 'rejected', problem };
    default:
      return readWords(error, problem);
  }
}

function readWords(error: GatewayError, problem: string): Failure {
  const by = [...new Set(error.details.map(({ mspId }) => mspId))].sort();
  const refusal = refusalIn(error);
  if (refusal) return { kind: 'refused', ...refusal };
  const messages = [error.message, ...error.details.map(({ message }) => message)];
  const says = (pattern: RegExp) => messages.some((message) => pattern.test(message));

  // Fabric's own limit of calls at a time has no code of its own (internal/peer/node/grpc_limiters.go).
  if (says(/exceeding concurrency limit/)) return { kind: 'overloaded', problem };
  if (says(/ProposalResponsePayloads do not match/)) return { kind: 'differ', by };
  if (says(/access denied|creator's signature|signing identity expired/i)) return { kind: 'rejected', problem };
  const absent = /failed to find any endorsing peers for org\(s\): (.+)$/.exec(error.message)?.[1];
  if (absent !== undefined) return { kind: 'absent', by: absent.split(/,\s*/), problem };
  if (says(/no peers available to evaluate chaincode|make sure the chaincode .* has been successfully defined/)) {
    return { kind: 'absent', by, problem };
  }
  const unreachable = error.code === (status.UNAVAILABLE as number);
  if (unreachable && says(/orderer/)) return { kind: 'orderer', problem };
  if (
    says(
      /code = Unavailable|code = DeadlineExceeded|stream terminated|could not launch|timeout expired while executing/,
    )
  ) {
    return { kind: 'endorser', by, problem };
  }
  if (unreachable) return by.length > 0 ? { kind: 'endorser', by, problem } : { kind: 'transport', problem };
  if (by.length > 0) return { kind: 'failed', by, problem };
  if (error.code === (status.INTERNAL as number) && /RST_STREAM|ECONNRESET|closed/i.test(problem)) {
    return { kind: 'transport', problem };
  }
  if (error.code === (status.CANCELLED as number)) return { kind: 'transport', problem };
  return { kind: 'other', status: status[error.code] ?? String(error.code), problem };
}

/** How gateway, endorser and event service of a peer say that they know no such channel. */
const unknownChannel =
  /could not get last config for channel|channel '[^']*' not found|failed to get policy manager for channel/i;

/** The first refusal in an error's details, and all authorities that refused with it. */
function refusalIn(error: GatewayError): { error: LedgerError; by: string[] } | undefined {
  const refusals = error.details.flatMap(({ mspId, message }) => {
    const refusal = LedgerError.parse(message, errorsByCode);
    return refusal ? [{ mspId, refusal }] : [];
  });
  const refusal = refusals[0]?.refusal ?? LedgerError.parse(error.message, errorsByCode);
  if (!refusal) return undefined;
  const by = refusals.filter((each) => each.refusal.code === refusal.code).map(({ mspId }) => mspId);
  return { error: refusal, by: [...new Set(by)].sort() };
}

/** All that the gateway said, on one line, without gRPC's own prefix. */
function wordsOf({ message, details }: GatewayError): string {
  const own = message.replace(/^\d+ [A-Z_]+: /, '');
  return [own, ...details.map((each) => `${each.mspId} (${each.address}): ${each.message}`)].join('; ');
}
