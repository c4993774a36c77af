import { setTimeout as sleep } from 'node:timers/promises';
import { status as grpc } from '@grpc/grpc-js';
import { GatewayError, type CloseableAsyncIterable } from '@hyperledger/fabric-gateway';
import type { common } from '@hyperledger/fabric-protos';
import { bounds, pauseOf } from '../calls/patience';
import type { Session } from '../calls/session';
import { readFailure } from '../errors/failure';
import { ConnectionError, SdkError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import type { Peer } from '../transport/peers';

/** Which blocks a stream tells of. */
export interface BlocksOptions {
  /** The block to begin with; without it the next one to be committed. */
  readonly from?: bigint | number | undefined;
  /** Ends the stream. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The blocks of the channel, as the caller's own peer has them, without end: taken up again where the stream broke.
 * @param from the first; the next to be committed, where not given
 * @throws ConnectionError SDK-113, SDK-141 where the peer will never serve this stream
 */
export async function* blocksOf(
  session: Session,
  from: bigint | undefined,
  end: AbortSignal,
): AsyncGenerator<common.Block, void, undefined> {
  const { peers } = session;
  let next = from;
  for (let failures = 0; !end.aborted; failures += 1) {
    const peer = peers.current();
    let source: CloseableAsyncIterable<common.Block> | undefined;
    const stop = (): void => source?.close();
    end.addEventListener('abort', stop, { once: true });
    try {
      source = await peer.network.getBlockEvents(next === undefined ? {} : { startBlock: next });
      // The end may have come while the stream was being opened.
      if (end.aborted) return;
      for await (const block of source) {
        failures = 0;
        yield block;
        next = BigInt(block.getHeader()?.getNumber() ?? 0) + 1n;
      }
    } catch (error) {
      const refusal = refusalIn(error, session, peer);
      if (refusal !== undefined) throw refusal;
      if (!end.aborted) peers.leave(peer);
    } finally {
      end.removeEventListener('abort', stop);
      source?.close();
    }
    await sleep(pauseOf(bounds.commit, failures), undefined, { signal: end }).catch(() => undefined);
  }
}

/** The error where the peer will never serve this stream; undefined where it may on the next try. */
function refusalIn(error: unknown, { peers: { msp, channel } }: Session, { address }: Peer): SdkError | undefined {
  if (!(error instanceof GatewayError)) return answered(error, { msp, address, channel });
  const failure = readFailure(error);
  if (failure.kind === 'channel')
    return sdkFail(ConnectionError, sdkErrors.channelMissing, { msp, address, channel }, error);
  const final = [
    grpc.INVALID_ARGUMENT,
    grpc.NOT_FOUND,
    grpc.PERMISSION_DENIED,
    grpc.UNAUTHENTICATED,
    grpc.UNIMPLEMENTED,
  ];
  if (!final.some((code) => code === (error.code as grpc))) return undefined;
  const problem = 'problem' in failure ? failure.problem : failure.kind;
  return sdkFail(ConnectionError, sdkErrors.eventsRefused, { problem }, error);
}

/** The event service of a peer ends a stream by a status of its own (`common.Status`), or without a word. */
function answered(error: unknown, at: { msp: string; address: string; channel: string }): SdkError | undefined {
  const status = /^Unexpected status response: (\d+)$/.exec(error instanceof Error ? error.message : '')?.[1];
  if (status === '404') return sdkFail(ConnectionError, sdkErrors.channelMissing, at, error);
  if (status === '400' || status === '403')
    return sdkFail(ConnectionError, sdkErrors.eventsRefused, { problem: status }, error);
  return error instanceof SdkError || !(error instanceof Error) ? (error as SdkError) : undefined;
}
