import { Client, credentials, type ChannelOptions } from '@grpc/grpc-js';
import {
  connect as connectGateway,
  hash,
  type Contract,
  type Gateway,
  type Network,
} from '@hyperledger/fabric-gateway';
import { msp } from '@hyperledger/fabric-protos';
import type { SigningIdentity } from '../credentials/identity';
import type { PeerAddress, Profile } from '../credentials/profile';
import { SdkError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import { probe } from './probe';

/** One peer of the caller's authority: its gateway, through which everything goes. */
export interface Peer {
  readonly address: string;
  readonly gateway: Gateway;
  readonly network: Network;
  contract(domain: string): Contract;
}

/**
 * A new connection is tried again soon, since calls wait for it; pings come no more often than a peer allows (60 s).
 */
const channelOptions: ChannelOptions = {
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.min_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 2_000,
  'grpc.keepalive_time_ms': 120_000,
  'grpc.keepalive_timeout_ms': 20_000,
  'grpc.max_receive_message_length': 100 * 1024 * 1024,
  'grpc.max_send_message_length': 100 * 1024 * 1024,
};

/** The peers of the caller's own authority: one is used at a time, the next takes over when it fails. */
export class Peers {
  readonly msp: string;
  readonly channel: string;
  readonly chaincode: string;
  /** The serialized identity, as Fabric puts it into headers. */
  readonly creator: Uint8Array;
  readonly #peers: readonly Peer[];
  readonly #close: () => void;
  readonly #end = new AbortController();
  #current: number;

  /**
   * Looks for a peer that answers, in the profile's order.
   * @throws ConnectionError SDK-110 to SDK-114 of the first peer, where none does
   */
  static async find(profile: Profile, identity: SigningIdentity, timeoutMs: number): Promise<Peers> {
    const addresses = await profile.peersOf(identity.msp);
    const problems: SdkError[] = [];
    for (const [index, address] of addresses.entries()) {
      const problem = await probe(address, timeoutMs);
      if (!problem) return new Peers(profile, identity, addresses, index);
      problems.push(problem);
    }
    const [first] = problems;
    if (first && problems.length > 1) first.cause = new AggregateError(problems, 'no peer of the authority answers');
    throw first ?? new RangeError('an authority has at least one peer');
  }

  private constructor(profile: Profile, identity: SigningIdentity, addresses: readonly PeerAddress[], current: number) {
    const clients = addresses.map((address) => open(address));
    const credentialBytes = Buffer.from(identity.certificate);
    this.#peers = addresses.map(({ address }, index) => {
      const client = clients[index]!;
      const gateway = connectGateway({
        client,
        identity: { mspId: identity.msp, credentials: credentialBytes },
        signer: identity.sign,
        hash: hash.none,
      });
      const network = gateway.getNetwork(profile.channel);
      return { address, gateway, network, contract: (domain) => network.getContract(profile.chaincode, domain) };
    });
    this.#close = () => {
      for (const { gateway } of this.#peers) gateway.close();
      for (const client of clients) client.close();
    };
    this.#current = current;
    this.msp = identity.msp;
    this.channel = profile.channel;
    this.chaincode = profile.chaincode;
    const serialized = new msp.SerializedIdentity();
    serialized.setMspid(identity.msp);
    serialized.setIdBytes(credentialBytes);
    this.creator = serialized.serializeBinary();
  }

  /** @throws SdkError SDK-132 after `close` */
  current(): Peer {
    const peer = this.#peers[this.#current];
    if (this.closed || !peer) throw sdkFail(SdkError, sdkErrors.closed, {});
    return peer;
  }

  /** Turns to the next peer, unless somebody has already turned away from this one. */
  leave(peer: Peer): void {
    if (this.#peers[this.#current] === peer) this.#current = (this.#current + 1) % this.#peers.length;
  }

  /** Aborted by `close`: for what would wait on. */
  get ended(): AbortSignal {
    return this.#end.signal;
  }

  get closed(): boolean {
    return this.ended.aborted;
  }

  close(): void {
    if (this.closed) return;
    this.#end.abort();
    this.#close();
  }
}

function open({ address, roots, serverName, client }: PeerAddress): Client {
  const named = serverName === undefined ? {} : { 'grpc.ssl_target_name_override': serverName };
  const shown = client && ([Buffer.from(client.privateKey), Buffer.from(client.certificate)] as const);
  const secure = credentials.createSsl(Buffer.from(roots), ...(shown ?? []));
  return new Client(address, secure, { ...channelOptions, ...named });
}
