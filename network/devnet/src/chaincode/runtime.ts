import { peer } from '@hyperledger/fabric-protos';
import {
  type ByteKey,
  type ChaincodeDefinition,
  definitionKeys,
  lifecycleNamespace,
  packageHash,
  sequenceKey,
} from '@oneplusn/channel';
import type { Standing } from '../lifecycle/definitions';
import { systemChaincodes } from '../simulate/interest';
import { SimulationError, type ProposalCall } from '../simulate/simulation';
import type { Simulator } from '../simulate/simulator';
import type { ChaincodeConnection, Connections } from './connection';
import { CallContext } from './context';
import { message, MessageType } from './messages';
import type { Permission } from './permission';
import type { Neighbour } from './neighbour';
import { ChaincodeSession } from './session';
import { systemAnswer } from './system';

/** Key that marks a chaincode as initialised; no composite key of chaincode can be the same. */
const initializedKey = '\u0000\u{10ffff}initialized';

/** What a runtime must know of its channel. */
export interface ChaincodeDirectory {
  readonly channel: string;
  /** A definition as of a height, and how this peer's authority stands to it. */
  standing(name: string, height: number): Standing | undefined;
  /** Runs a function of `_lifecycle`. */
  lifecycle(transaction: Transaction, input: peer.ChaincodeInput): peer.Response;
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
  /** Both by the hash of the package id, which is what an approval tells. */
  readonly #connections = new Map<ByteKey, ChaincodeConnection>();
  readonly #sessions = new Map<ByteKey, Promise<ChaincodeSession>>();

  constructor(
    private readonly directory: ChaincodeDirectory,
    private readonly packages: Connections,
    private readonly limits: { readonly executeTimeoutMs: number; readonly startTimeoutMs: number },
  ) {}

  /** Installs a chaincode under its package id, in place of an earlier one. */
  install(connection: ChaincodeConnection): void {
    const hash = packageHash(connection.id);
    this.#drop(hash);
    this.#connections.set(hash, connection);
  }

  uninstall(packageId: string): void {
    const hash = packageHash(packageId);
    this.#drop(hash);
    this.#connections.delete(hash);
  }

  /** Ids of the packages that are installed. */
  get installed(): readonly string[] {
    return [...this.#connections.values()].map(({ id }) => id);
  }

  /** Does this peer run the chaincode at a height: defined, approved by its authority, and installed? */
  runs(name: string, height: number): boolean {
    const found = this.directory.standing(name, height);
    return name === lifecycleNamespace || (found?.isApproved === true && this.#connection(found.package) !== undefined);
  }

  close(): void {
    for (const hash of [...this.#sessions.keys()]) this.#drop(hash);
  }

  /** The definition a call would use. Throws with Fabric's message when there is none or it is not running here. */
  defined(name: string, simulator: Simulator): ChaincodeDefinition {
    return this.#runnable(name, simulator).definition;
  }

  #runnable(name: string, simulator: Simulator): { definition: ChaincodeDefinition; hash: ByteKey } {
    if (name !== lifecycleNamespace) simulator.get(lifecycleNamespace, sequenceKey(name));
    const found = this.directory.standing(name, simulator.height);
    if (found === undefined) {
      // A peer then looks whether it was deployed the way of Fabric 1.
      simulator.get('lscc', name);
      throw new Error(`chaincode ${name} not found`);
    }
    const { definition, isApproved, package: hash = '' } = found;
    if (name === lifecycleNamespace) return { definition, hash };
    if (!isApproved)
      throw new Error(
        `chaincode definition for '${name}' at sequence ${definition.sequence} on channel ` +
          `'${this.directory.channel}' ` +
          'has not yet been approved by this org',
      );
    if (!this.#connection(hash))
      throw new Error(`chaincode definition for '${name}' exists, but chaincode is not installed`);
    return { definition, hash };
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
    if (name === lifecycleNamespace) {
      const response = this.directory.lifecycle(transaction, input);
      return message(MessageType.COMPLETED, '', '', response.serializeBinary());
    }
    const { definition, hash } = this.#definedForInvoke(name, transaction.simulator);
    const isInit = this.#checkInvocation(transaction.simulator, definition, input);
    const session = await this.#session(hash);
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
    const system = systemAnswer(name, call.chaincode);
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
  #checkInvocation(simulator: Simulator, definition: ChaincodeDefinition, input: peer.ChaincodeInput): boolean {
    const { name } = definition;
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

  #definedForInvoke(name: string, simulator: Simulator): { definition: ChaincodeDefinition; hash: ByteKey } {
    try {
      return this.#runnable(name, simulator);
    } catch (error) {
      const where = `[channel ${this.directory.channel}] failed to get chaincode container info for ${name}`;
      throw new Error(`invalid invocation: ${where}: ${textOf(error)}`, { cause: error });
    }
  }

  async #session(hash: ByteKey): Promise<ChaincodeSession> {
    const running = this.#sessions.get(hash);
    if (running !== undefined) return running;
    const connection = this.#connection(hash);
    if (connection === undefined) throw new Error('the chaincode was removed');
    const gone = (): void => {
      if (this.#sessions.get(hash) === launched) this.#sessions.delete(hash);
    };
    const launched = ChaincodeSession.open(connection, this.limits.startTimeoutMs, gone).catch((error: unknown) => {
      gone();
      throw new Error(`could not launch chaincode ${connection.id}: ${textOf(error)}`);
    });
    this.#sessions.set(hash, launched);
    return launched;
  }

  #connection(hash: ByteKey = ''): ChaincodeConnection | undefined {
    return this.#connections.get(hash) ?? this.packages.connection(hash);
  }

  #drop(hash: ByteKey): void {
    const session = this.#sessions.get(hash);
    this.#sessions.delete(hash);
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
