import {
  type handleBidiStreamingCall,
  type handleServerStreamingCall,
  type handleUnaryCall,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerWritableStream,
} from '@grpc/grpc-js';
import { type common, gateway, orderer, peer } from '@hyperledger/fabric-protos';
import { broadcast } from './broadcast';
import { chaincodeEvents } from './chaincode-events';
import type { Site } from './channel';
import { commitStatus } from './commit-status';
import { deliver } from './deliver';
import type { Form } from './delivered';
import { endorse } from './endorse';
import { evaluate } from './evaluate';
import { Limit } from './limit';
import { processProposal } from './process-proposal';
import { serviceError } from './rpc-error';
import { submit } from './submit';

/** Certificate and key (PEM) that the endpoint shows. */
export interface TlsPair {
  readonly certificate: string;
  readonly privateKey: string;
}

/** What an endpoint takes. */
export interface Limits {
  /** Calls at a time; a Fabric peer takes 500. */
  readonly concurrency: number;
  /** Bytes of one message. */
  readonly messageBytes: number;
}

/** One authority's endpoint: Fabric's `gateway.Gateway` service over TLS. */
export class GatewayServer {
  readonly #server: Server;
  readonly #tls: TlsPair;

  constructor(site: Site, tls: TlsPair, { concurrency, messageBytes }: Limits, now: () => number = Date.now) {
    this.#tls = tls;
    const limit = new Limit('/gateway.Gateway', concurrency);
    this.#server = new Server({
      'grpc.max_receive_message_length': messageBytes,
      'grpc.max_send_message_length': messageBytes,
    });
    this.#server.addService(gateway.GatewayService, {
      endorse: unary(limit, (request: gateway.EndorseRequest, signal) => endorse(site, request, signal)),
      submit: unary(limit, (request: gateway.SubmitRequest, signal) => submit(site, request, signal)),
      commitStatus: unary(limit, (request: gateway.SignedCommitStatusRequest, signal) =>
        commitStatus(site, request, signal),
      ),
      evaluate: unary(limit, (request: gateway.EvaluateRequest, signal) => evaluate(site, request, signal)),
      chaincodeEvents: stream(limit, (request: gateway.SignedChaincodeEventsRequest, signal) =>
        chaincodeEvents(site, request, signal),
      ),
    });
    const endorserLimit = new Limit('/protos.Endorser', 2500);
    this.#server.addService(peer.EndorserService, {
      processProposal: unary(endorserLimit, (request: peer.SignedProposal) => processProposal(site, request)),
    });
    // A client finds the orderer where it finds the peer; blocks it takes from the peer.
    const { broadcast: path } = orderer.AtomicBroadcastService;
    const broadcastLimit = new Limit('/orderer.AtomicBroadcast', 2500);
    this.#server.addService(
      { broadcast: path },
      {
        broadcast: bidirectional(broadcastLimit, (requests: AsyncIterable<common.Envelope>) =>
          broadcast(site, requests),
        ),
      },
    );
    const deliverLimit = new Limit('/protos.Deliver', 2500);
    const delivers = (form: Form) =>
      bidirectional(deliverLimit, (requests: AsyncIterable<common.Envelope>, signal) =>
        deliver(site, requests, form, { signal, now }),
      );
    this.#server.addService(peer.DeliverService, {
      deliver: delivers('full'),
      deliverFiltered: delivers('filtered'),
      deliverWithPrivateData: delivers('private'),
    });
  }

  /** Listens on a port of this machine, 0 for a free one. Resolves to the port. */
  async listen(port: number): Promise<number> {
    const { certificate, privateKey } = this.#tls;
    const pair = { cert_chain: Buffer.from(certificate), private_key: Buffer.from(privateKey) };
    const credentials = ServerCredentials.createSsl(null, [pair]);
    return new Promise((resolve, reject) => {
      this.#server.bindAsync(`127.0.0.1:${port}`, credentials, (error, bound) => {
        if (error) reject(error);
        else resolve(bound);
      });
    });
  }

  /** Ends all calls and closes the port. */
  stop(): void {
    this.#server.forceShutdown();
  }
}

/** Given as a reason, it saves making an exception with a stack for each call. */
const cancelled = new Error('the call was cancelled');

function unary<Q, R>(limit: Limit, verb: (request: Q, signal: AbortSignal) => Promise<R>): handleUnaryCall<Q, R> {
  return (call, callback) => {
    const abort = new AbortController();
    let over = false;
    // Also told of calls that were answered.
    call.on('cancelled', () => {
      if (!over) abort.abort(cancelled);
    });
    limit
      .run(() => verb(call.request, abort.signal))
      .finally(() => (over = true))
      .then(
        (response) => callback(null, response),
        (error: unknown) => callback(serviceError(error)),
      );
  };
}

function stream<Q, R>(
  limit: Limit,
  verb: (request: Q, signal: AbortSignal) => AsyncIterable<R>,
): handleServerStreamingCall<Q, R> {
  return (call) => {
    const abort = new AbortController();
    call.on('cancelled', () => abort.abort(cancelled));
    limit
      .run(() => pour(call, verb(call.request, abort.signal)))
      .then(
        () => call.end(),
        (error: unknown) => (abort.signal.aborted ? call.end() : call.emit('error', serviceError(error))),
      );
  };
}

/** Answers a stream of requests with a stream. */
function bidirectional<Q, R>(
  limit: Limit,
  verb: (requests: AsyncIterable<Q>, signal: AbortSignal) => AsyncIterable<R>,
): handleBidiStreamingCall<Q, R> {
  return (call) => {
    const abort = new AbortController();
    call.on('cancelled', () => abort.abort(cancelled));
    // An answer that stops listening is still to be sent to its end.
    const requests = call.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Q>;
    limit
      .run(() => pour(call, verb(requests, abort.signal)))
      .then(
        () => call.end(),
        (error: unknown) => (abort.signal.aborted ? call.end() : call.emit('error', serviceError(error))),
      );
  };
}

async function pour<Q, R>(
  call: ServerWritableStream<Q, R> | ServerDuplexStream<Q, R>,
  source: AsyncIterable<R>,
): Promise<void> {
  for await (const response of source) {
    if (call.write(response) || call.cancelled) continue;
    // Slow reader: no further block is read before this one has gone out.
    await new Promise<void>((resolve) => {
      const goOn = (): void => {
        call.off('drain', goOn).off('cancelled', goOn);
        resolve();
      };
      call.once('drain', goOn).once('cancelled', goOn);
    });
  }
}
