import {
  Server,
  ServerCredentials,
  credentials as grpcCredentials,
  Client,
  type Metadata,
  type ServiceDefinition,
  type ServiceError,
  type handleBidiStreamingCall,
  type handleUnaryCall,
  type sendUnaryData,
  type ServerUnaryCall,
} from '@grpc/grpc-js';
import { connectionProfile, peerNames } from '@oneplusn/topology';
import { parse } from 'yaml';
import type { Net } from './engine';
import { Relay } from './relay';

export type GatewayMethod = 'Evaluate' | 'Endorse' | 'Submit' | 'CommitStatus' | 'Deliver';

/**
 * What befalls a call.
 * - `cut`: the connection breaks before the call reaches the peer
 * - `cutAfter`: the peer has done it, and the connection breaks before its answer is out
 * - `lose`: the peer is never asked, and success is answered (an orderer that crashes with what it had taken)
 * - `hang`: the peer is never asked, and nothing is answered
 * - a status: that is answered, and the peer is asked (`reached`) or not
 * - `alter`: the peer's answer is replaced
 */
export type Fault =
  | 'cut'
  | 'cutAfter'
  | 'lose'
  | 'hang'
  | { readonly code: number; readonly message: string; readonly reached: boolean }
  | { readonly alter: (answer: Buffer) => Buffer };

type Bytes = Buffer;
const same = (bytes: Bytes): Bytes => bytes;
const path = (method: GatewayMethod) =>
  method === 'Deliver' ? '/protos.Deliver/Deliver' : `/gateway.Gateway/${method}`;
const unary = ['Evaluate', 'Endorse', 'Submit', 'CommitStatus'] as const;

const service = Object.fromEntries(
  [...unary, 'Deliver' as const].map((method) => [
    method,
    {
      path: path(method),
      requestStream: method === 'Deliver',
      responseStream: method === 'Deliver',
      requestSerialize: same,
      requestDeserialize: same,
      responseSerialize: same,
      responseDeserialize: same,
    },
  ]),
) as ServiceDefinition;

/**
 * Stands between a client and a peer's gateway with the peer's own TLS certificate, passes every byte on as it is, and
 * goes wrong on demand: what a network does to a client on a bad day.
 */
export class FaultyGateway {
  /** Methods in the order in which they were called, whatever befell them. */
  readonly calls: { readonly method: GatewayMethod; readonly request: Bytes }[] = [];
  readonly #faults: { readonly method: GatewayMethod; readonly fault: Fault }[] = [];
  readonly #server = new Server();
  readonly #peer: Client;
  #relay: Relay | undefined;

  static async before(net: Net, msp: string): Promise<FaultyGateway> {
    const gateway = new FaultyGateway(net, msp);
    await gateway.#listen(net, msp);
    return gateway;
  }

  private constructor(
    private readonly net: Net,
    private readonly msp: string,
  ) {
    const [name = ''] = peerNames(msp, 1);
    const roots = net.credentials.authorities.get(msp)?.tlsCa.certificate ?? '';
    const address = net.endpoints.get(name)?.address ?? '';
    this.#peer = new Client(address, grpcCredentials.createSsl(Buffer.from(roots)), {
      'grpc.ssl_target_name_override': name,
    });
  }

  /** The authority's profile, with this in the peer's place. */
  get profile(): Record<string, unknown> {
    const endpoints = new Map(this.net.endpoints);
    for (const peer of peerNames(this.msp, 1)) endpoints.set(peer, { address: this.#relay?.address ?? '' });
    return parse(connectionProfile(this.net.topology, this.msp, endpoints, this.net.credentials)) as Record<
      string,
      unknown
    >;
  }

  /** Lets the next call of a method go wrong; called again, the one after. */
  next(method: GatewayMethod, fault: Fault): void {
    this.#faults.push({ method, fault });
  }

  /** Lets the next calls of a method go wrong, so many of them. */
  nextFew(count: number, method: GatewayMethod, fault: Fault): void {
    for (let left = count; left > 0; left -= 1) this.next(method, fault);
  }

  /** Nothing goes wrong any more. */
  heal(): void {
    this.#faults.length = 0;
  }

  /** Breaks every connection; new ones are taken at once. */
  cut(): void {
    this.#relay?.cut();
  }

  close(): void {
    this.#relay?.close();
    this.#server.forceShutdown();
    this.#peer.close();
  }

  count(method: GatewayMethod): number {
    return this.calls.filter((call) => call.method === method).length;
  }

  async #listen(net: Net, msp: string): Promise<void> {
    const tls = net.credentials.authorities.get(msp)?.peers[0]?.tls;
    if (!tls) throw new RangeError(`${msp} has no peer`);
    const pair = { cert_chain: Buffer.from(tls.certificate), private_key: Buffer.from(tls.privateKey) };
    const handlers = Object.fromEntries(unary.map((method) => [method, this.#unary(method)]));
    this.#server.addService(service, { ...handlers, Deliver: this.#blocks() });
    const port = await new Promise<number>((resolve, reject) => {
      const credentials = ServerCredentials.createSsl(null, [pair], false);
      this.#server.bindAsync('127.0.0.1:0', credentials, (error, bound) => (error ? reject(error) : resolve(bound)));
    });
    this.#relay = await Relay.before(port);
  }

  #unary(method: (typeof unary)[number]): handleUnaryCall<Bytes, Bytes> {
    return (call, answer) => {
      const request = call.request;
      this.calls.push({ method, request });
      const fault = this.#fault(method);
      if (fault === 'hang') return;
      if (fault === 'cut') return this.cut();
      if (fault === 'lose') return answer(null, Buffer.alloc(0));
      const status = typeof fault === 'object' && 'code' in fault ? fault : undefined;
      const refuse = () => answer({ code: status?.code ?? 0, details: status?.message ?? '' });
      if (status && !status.reached) return refuse();
      this.#pass(call, method, (error, response) => {
        if (fault === 'cutAfter') this.cut();
        else if (status) refuse();
        else if (typeof fault === 'object' && 'alter' in fault && response) answer(null, fault.alter(response));
        else answer(error, response);
      });
    };
  }

  #pass(call: ServerUnaryCall<Bytes, Bytes>, method: GatewayMethod, answer: sendUnaryData<Bytes>): void {
    const options = { deadline: call.getDeadline() };
    const passed = this.#peer.makeUnaryRequest(path(method), same, same, call.request, options, (error, response) => {
      if (error) answer({ code: error.code, details: error.details, metadata: detailsOf(error) });
      else answer(null, response);
    });
    call.on('cancelled', () => passed.cancel());
  }

  #blocks(): handleBidiStreamingCall<Bytes, Bytes> {
    return (call) => {
      const source = this.#peer.makeBidiStreamRequest(path('Deliver'), same, same);
      call.on('data', (request: Bytes) => {
        this.calls.push({ method: 'Deliver', request });
        if (this.#fault('Deliver') === 'cut') this.cut();
        else source.write(request);
      });
      call.on('end', () => source.end());
      call.on('cancelled', () => source.cancel());
      source.on('data', (answer: Bytes) => call.write(answer));
      source.on('end', () => call.end());
      source.on('error', (error: ServiceError) => call.emit('error', error));
    };
  }

  #fault(method: GatewayMethod): Fault | undefined {
    const at = this.#faults.findIndex((fault) => fault.method === method);
    return at < 0 ? undefined : this.#faults.splice(at, 1)[0]?.fault;
  }
}

/** What Fabric says in a status' details, without the transport's own headers. */
function detailsOf({ metadata }: ServiceError): Metadata {
  const kept = metadata.clone();
  for (const name of Object.keys(kept.getMap())) if (name !== 'grpc-status-details-bin') kept.remove(name);
  return kept;
}
