import { peer as peers } from '@hyperledger/fabric-protos';
import {
  byteKey,
  type ByteKey,
  collectionOf,
  definitionKeys,
  implicitOwner,
  lifecycleNamespace,
  type Trust,
} from '@oneplusn/channel';
import { ChaincodeRuntime, type ChaincodeDirectory, type Transaction } from '../chaincode/runtime';
import type { Definitions } from '../lifecycle/definitions';
import { invokeLifecycle } from '../lifecycle/invoke';
import type { InstalledPackage } from '../lifecycle/packages';
import { opaqueState, ownState, publicState } from '../lifecycle/simulated';
import type { PeerPackages } from '../packages/peer-packages';
import { interestOf } from '../simulate/interest';
import { SimulationError, type ProposalCall, type Simulation } from '../simulate/simulation';
import { Simulator } from '../simulate/simulator';
import { StateStore } from '../state/store';
import { StateView } from '../state/view';
import type { Peer } from './ledger';
import type { ChannelOptions } from './options';

/** What a peer knows of its channel. */
export interface PeerChannel extends Pick<ChaincodeDirectory, 'channel' | 'permission'> {
  readonly authorities: readonly string[];
  readonly trust: Trust;
  readonly definitions: Definitions;
  readonly state: StateStore;
  readonly neighbour: ChannelOptions['neighbour'];
}

/** One authority's peer: a height in the shared state, and what it alone has: private data and chaincodes. */
export class PeerNode implements Peer {
  readonly privates = new StateStore();
  readonly runtime: ChaincodeRuntime;
  readonly #tampering = new Map<string, Map<ByteKey, Uint8Array | undefined>>();
  #blocks = 0;
  /** Blocks that it would show if it were not held. */
  #received = 0;
  #isHeld = false;
  /** Does it answer nobody? It commits all the same, as a peer catches up when it is started again. */
  isDown = false;

  constructor(
    readonly msp: string,
    private readonly channel: PeerChannel,
    private readonly packages: PeerPackages,
    limits: { readonly executeTimeoutMs: number; readonly startTimeoutMs: number },
  ) {
    const directory: ChaincodeDirectory = {
      ...channel,
      standing: (name, height) => channel.definitions.standing(msp, name, height),
      lifecycle: (transaction, input) => this.#lifecycle(transaction, input),
      neighbour: (id) => channel.neighbour?.(id, msp),
    };
    this.runtime = new ChaincodeRuntime(directory, packages, limits);
  }

  get height(): bigint {
    return BigInt(this.#blocks);
  }

  /** Does it run the chaincode? */
  runs(chaincode: string): boolean {
    return !this.isDown && this.runtime.runs(chaincode, this.#blocks);
  }

  /** The peer has committed the blocks up to this height. */
  advance(height: number): void {
    this.#received = height;
    if (!this.#isHeld) this.#blocks = height;
  }

  /** Shows blocks up to a height and no more, until {@link release}. */
  hold(height: number): void {
    if (height < 1 || height > this.#received) throw new RangeError(`no height from 1 to ${this.#received}: ${height}`);
    this.#isHeld = true;
    this.#blocks = height;
  }

  release(): void {
    this.#isHeld = false;
    this.#blocks = this.#received;
  }

  /** The public and hashed state, and the private one, as this peer holds them at a height. */
  views(height = this.#blocks): { readonly state: StateView; readonly privates: StateView } {
    return {
      state: new StateView(this.channel.state, height, this.#tampering),
      privates: new StateView(this.privates, height, this.#tampering),
    };
  }

  /** Makes this peer hold another value than the ledger's, to see who notices; undefined: as if deleted. */
  tamper(namespace: string, key: string, value: Uint8Array | undefined): void {
    const keys = this.#tampering.get(namespace) ?? new Map<ByteKey, Uint8Array | undefined>();
    this.#tampering.set(namespace, keys.set(byteKey(key), value));
  }

  /** Loses the private data that it holds; what comes with further blocks it keeps. */
  losePrivateData(): void {
    this.privates.restore(new StateStore().snapshot());
  }

  /** What this peer alone has: its height, its private data, and what was tampered with. */
  snapshot() {
    const tampering = new Map([...this.#tampering].map(([space, keys]) => [space, new Map(keys)]));
    return {
      blocks: this.#blocks,
      received: this.#received,
      held: this.#isHeld,
      privates: this.privates.snapshot(),
      tampering,
    };
  }

  restore(snapshot: ReturnType<PeerNode['snapshot']>): void {
    this.#blocks = snapshot.blocks;
    this.#received = snapshot.received;
    this.#isHeld = snapshot.held;
    this.privates.restore(snapshot.privates);
    this.#tampering.clear();
    for (const [space, keys] of snapshot.tampering) this.#tampering.set(space, new Map(keys));
  }

  /** Runs a chaincode for a call that came from another channel: nothing of it but the answer leaves this one. */
  call(call: ProposalCall, chaincode: string, input: peers.ChaincodeInput): Promise<peers.ChaincodeMessage> {
    return this.runtime.invoke({ call, simulator: this.#simulator(call.txId) }, chaincode, input);
  }

  async simulate(call: ProposalCall): Promise<Simulation> {
    const height = this.#blocks;
    const simulator = this.#simulator(call.txId);
    const { chaincode } = call;
    const { version } = this.#definition(chaincode, simulator);
    let execution;
    try {
      execution = await this.runtime.execute({ call, simulator });
    } catch (error) {
      throw new SimulationError(`error in simulation: ${error instanceof Error ? error.message : String(error)}`);
    }
    const { results, privateData } = simulator.finish();
    const chaincodeId = new peers.ChaincodeID();
    chaincodeId.setName(chaincode);
    chaincodeId.setVersion(version);
    const { response } = execution;
    return {
      response,
      results,
      privateData,
      event: response.getStatus() < 400 ? execution.event : undefined,
      chaincodeId,
      interest: interestOf(simulator.sets, simulator.touched),
      height: BigInt(height),
    };
  }

  #simulator(txId: string): Simulator {
    const { state, privates } = this.views();
    const simulator: Simulator = new Simulator(txId, state, {
      check: (chaincode, collection) => this.#checkCollection(simulator, chaincode, collection),
      view: privates,
    });
    return simulator;
  }

  #definition(chaincode: string, simulator: Simulator) {
    try {
      return this.runtime.defined(chaincode, simulator);
    } catch (error) {
      const where = `has been successfully defined on channel ${this.channel.channel} and try again`;
      const why = error instanceof Error ? error.message : String(error);
      throw new SimulationError(`make sure the chaincode ${chaincode} ${where}: ${why}`);
    }
  }

  /** The packages of this peer, and what runs from them in this channel. */
  installed(): readonly InstalledPackage[] {
    const { channel, definitions } = this.channel;
    const files = new Map(this.packages.list().map(({ id, bytes }) => [id, bytes]));
    return [...new Set([...files.keys(), ...this.runtime.installed])].map((id) => {
      const running = definitions.running(this.msp, id, this.#blocks);
      const references = new Map(running.length > 0 ? [[channel, running]] : []);
      return { id, label: id.slice(0, id.lastIndexOf(':')), bytes: files.get(id), references };
    });
  }

  #lifecycle({ call, simulator }: Transaction, input: peers.ChaincodeInput): peers.Response {
    const { channel, authorities, trust } = this.channel;
    return invokeLifecycle(
      {
        msp: this.msp,
        channel,
        authorities,
        trust,
        creator: call.creator,
        packages: { list: () => this.installed(), install: (bytes) => this.packages.install(bytes) },
        state: publicState(simulator),
        own: ownState(simulator, this.msp),
        approvals: authorities.map((msp) => opaqueState(simulator, msp)),
        legacy: (name) => void simulator.get('lscc', name),
      },
      input.getArgsList_asU8(),
    );
  }

  manage(creator: Uint8Array, input: peers.ChaincodeInput, packages: readonly InstalledPackage[]): peers.Response {
    const nothing = (): never => {
      throw new Error('invalid channel-less operation');
    };
    const state = { get: nothing, range: nothing, put: nothing };
    const { msp } = this;
    const { trust } = this.channel;
    return invokeLifecycle(
      {
        ...{ msp, channel: '', authorities: [], trust, creator, state, own: state, approvals: [], legacy: nothing },
        packages: { list: () => packages, install: (bytes) => this.packages.install(bytes) },
      },
      input.getArgsList_asU8(),
    );
  }

  #checkCollection(simulator: Simulator, chaincode: string, name: string): void {
    if (chaincode !== lifecycleNamespace)
      for (const key of definitionKeys(chaincode)) simulator.get(lifecycleNamespace, key);
    const definition = this.channel.definitions.at(chaincode, simulator.height)?.definition;
    const owner = implicitOwner(name);
    const known =
      definition !== undefined &&
      (owner === undefined ? collectionOf(definition, name) !== undefined : this.channel.authorities.includes(owner));
    if (known) return;
    throw new Error(`collection [${name}] not defined in the collection config for chaincode [${chaincode}]`);
  }
}
