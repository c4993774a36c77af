import { peer } from '@hyperledger/fabric-protos';
import { SimulationError, type ChaincodeDefinition, type Neighbour, type ProposalCall } from '../ledger/types';
import { definitionKeys, lifecycleNamespace, sequenceKey } from '../lifecycle/definition-state';
import { systemChaincodes } from '../simulate/interest';
import type { Simulator } from '../simulate/simulator';
import type { ChaincodeConnection } from './connection';
import { CallContext, type Permission } from './context';
import { MessageType } from './messages';
import { ChaincodeSession } from './session';
import { systemAnswer } from './system';

/** Key that marks a chaincode as initialised; no composite key of chaincode can be the same. */
const initializedKey = '\u0000\u{10ffff}initialized';

/** What a runtime must know of its channel. */
export interface ChaincodeDirectory {
  readonly channel: string;
  definition(name: string): ChaincodeDefinition | undefined;
  /** May the caller read and write the collection? Throws when there is none. */
  permission(chaincode: string, collection: string, creator: Uint8Array): Permission;
  /** Another channel that this peer has joined. */
  neighbour(channel: string): Neighbour | undefined;
}

/** A transaction while it is simulated on one peer. */
export interface Transaction {
  readonly call: ProposalCall;
  readonly simulator: Simulator;
}

/** What a chaincode answered. */
export interface Execution {
  readonly response: peer.Response;
  readonly event: peer.ChaincodeEvent | undefined;
}

/** The chaincodes one peer runs: launches them, calls them, lets them call each other. */
export class ChaincodeRuntime {
  readonly #connections = new Map<string, ChaincodeConnection>();
  readonly #sessions = new Map<string, Promise<ChaincodeSession>>();

  constructor(
    private readonly directory: ChaincodeDirectory,
    private readonly limits: { readonly executeTimeoutMs: number; readonly startTimeoutMs: number },
  ) {}

  /** Connects a chaincode, in place of an earlier one. */
  attach(name: string, connection: ChaincodeConnection): void {
    this.#drop(name);
    this.#connections.set(name, connection);
  }

  detach(name: string): void {
    this.#drop(name);
    this.#connections.delete(name);
  }

  has(name: string): boolean {
    return this.#connections.has(name);
  }

  close(): void {
    for (const name of [...this.#sessions.keys()]) this.#drop(name);
  }

  /** The definition a call would use. Throws with Fabric's message when there is none or it is not running here. */
  defined(name: string, simulator: Simulator): ChaincodeDefinition {
    simulator.get(lifecycleNamespace, sequenceKey(name));
    const definition = this.directory.definition(name);
    if (definition === undefined) {
      // A peer then looks whether it was deployed the way of Fabric 1.
      simulator.get('lscc', name);
      throw new Error(`chaincode ${name} not found`);
    }
    if (!this.#connections.has(name)) {
      throw new Error(`chaincode definition for '${name}' exists, but chaincode is not installed`);
    }
    return definition;
  }

  /** Runs the called chaincode of a transaction. Rejects with Fabric's message. */
  async execute(transaction: Transaction): Promise<Execution> {
    const { chaincode, txId, input } = transaction.call;
    const answer = await this.invoke(transaction, chaincode, input).catch((error: unknown) => {
      throw new SimulationError(`failed to execute transaction ${txId}: ${textOf(error)}`);
    });
    if (answer.getType() === MessageType.ERROR) {
      const text = Buffer.from(answer.getPayload_asU8()).toString();
      throw new SimulationError(`transaction returned with failure: ${text}`);
    }
    const event = answer.getChaincodeEvent();
    event?.setChaincodeId(chaincode);
    event?.setTxId(txId);
    return { response: peer.Response.deserializeBinary(answer.getPayload_asU8()), event };
  }

  /** Runs one chaincode of a transaction, and what it calls; gives the message it completed with. */
  async invoke(transaction: Transaction, name: string, input: peer.ChaincodeInput): Promise<peer.ChaincodeMessage> {
    const isInit = this.#checkInvocation(transaction.simulator, name, input);
    const session = await this.#session(name);
    const context = new CallContext(
      name,
      this.directory.channel,
      transaction.call,
      transaction.simulator,
      isInit,
      (collection) => {
        for (const key of definitionKeys(name)) transaction.simulator.get(lifecycleNamespace, key);
        return this.directory.permission(name, collection, transaction.call.creator);
      },
      (target, given) => this.#invokeOther(transaction, target, given),
    );
    return session.execute(context, input, transaction.call.signedProposal, this.limits.executeTimeoutMs);
  }

  /** A chaincode calls another: `name`, `name:version` or `name/channel`. */
  async #invokeOther(
    transaction: Transaction,
    target: string,
    input: peer.ChaincodeInput,
  ): Promise<peer.ChaincodeMessage> {
    const [instance = '', channel] = splitAt(target, '/');
    const [name = ''] = splitAt(instance, ':');
    const { call } = transaction;
    const elsewhere = channel && channel !== this.directory.channel ? this.#elsewhere(channel, name, call) : undefined;
    const system = systemAnswer(name, input, call.chaincode);
    if (system) return system;
    const answer = elsewhere ? elsewhere.call(call, name, input) : this.invoke(transaction, name, input);
    return answer.catch((error: unknown) => {
      throw new Error(`execute failed: ${textOf(error)}`);
    });
  }

  /** The channel of a chaincode that is called there; who may call a system chaincode is for that to say. */
  #elsewhere(channel: string, name: string, { creator }: ProposalCall): Neighbour {
    const found = this.directory.neighbour(channel);
    const isSystem = systemChaincodes.has(name);
    if (!found)
      throw new Error(
        isSystem
          ? `failed to find ledger for channel: ${channel}`
          : `Failed to get policy manager for channel [${channel}]`,
      );
    if (!isSystem) found.admit(creator);
    return found;
  }

  /** Applies "initialise once" for chaincodes that ask for it. True when this call initialises. */
  #checkInvocation(simulator: Simulator, name: string, input: peer.ChaincodeInput): boolean {
    const definition = this.#definedForInvoke(name, simulator);
    let needed = false;
    if (definition.initRequired) {
      const initialised = simulator.get(name, initializedKey);
      needed = initialised === undefined || Buffer.from(initialised).toString() !== definition.version;
    }
    const refuse = (why: string): never => {
      throw new Error(`invalid invocation: chaincode '${name}' ${why}`);
    };
    if (!input.getIsInit()) {
      return needed ? refuse('has not been initialized for this version, must call as init first') : false;
    }
    if (!definition.initRequired) return refuse('does not require initialization but called as init');
    if (!needed) return refuse('is already initialized but called as init');
    simulator.put(name, initializedKey, Buffer.from(definition.version));
    return true;
  }

  #definedForInvoke(name: string, simulator: Simulator): ChaincodeDefinition {
    try {
      return this.defined(name, simulator);
    } catch (error) {
      const where = `[channel ${this.directory.channel}] failed to get chaincode container info for ${name}`;
      throw new Error(`invalid invocation: ${where}: ${textOf(error)}`, { cause: error });
    }
  }

  async #session(name: string): Promise<ChaincodeSession> {
    const running = this.#sessions.get(name);
    const connection = this.#connections.get(name);
    if (connection === undefined)
      throw new Error(`chaincode definition for '${name}' exists, but chaincode is not installed`);
    if (running !== undefined) return running;
    const gone = (): void => {
      if (this.#sessions.get(name) === launched) this.#sessions.delete(name);
    };
    const launched = ChaincodeSession.open(connection, this.limits.startTimeoutMs, gone).catch((error: unknown) => {
      gone();
      throw new Error(`could not launch chaincode ${connection.id}: ${textOf(error)}`);
    });
    this.#sessions.set(name, launched);
    return launched;
  }

  #drop(name: string): void {
    const session = this.#sessions.get(name);
    this.#sessions.delete(name);
    session?.then(
      (open) => open.close(),
      () => undefined,
    );
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The text before and after the first separator. */
function splitAt(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
