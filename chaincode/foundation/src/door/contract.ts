import 'reflect-metadata';
import { errors, fail, transactions } from '@oneplusn/api';
import type { Domain, Transaction } from '@oneplusn/api';
import { type Context, Contract } from 'fabric-contract-api';
import type { Handler, Handlers } from '../call';
import { guardStreams } from '../shim/streams';
import { type DoorSettings, enter } from './door';
import { metadataOf } from './metadata';

export type ContractClass = new () => Contract;

/**
 * A domain's contract: one method a transaction, each with one string argument, the JSON of an `Envelope`.
 *
 * The class is made here and nowhere derived from: Fabric's decorators keep what they know on prototypes, where classes
 * with a decorated ancestor would share it.
 */
export function contractFor<D extends Domain>(domain: D, handlers: Handlers<D>, settings: DoorSettings): ContractClass {
  class DomainContract extends Contract {
    constructor() {
      super(domain);
      // Here the shim is loaded, and has no stream to a peer yet.
      guardStreams();
    }

    override async unknownTransaction(context: Context): Promise<void> {
      const name = context.stub.getFunctionAndParameters().fcn;
      throw new Error(fail(errors.ledger.unknownTransaction, { name: name.slice(0, 100) }).serialize());
    }
  }
  const described = Object.entries<Transaction>(transactions[domain]);
  for (const [action, transaction] of described) {
    const handler = handlers[action as keyof Handlers<D>] as unknown as Handler<Transaction>;
    const method = (context: Context, ...given: string[]) => enter(transaction, handler, context, given, settings);
    Object.defineProperty(DomainContract.prototype, action, { value: method });
  }
  const metadata = described.map(([, transaction]) => metadataOf(transaction));
  Reflect.defineMetadata('fabric:transactions', metadata, DomainContract.prototype);
  return DomainContract;
}
