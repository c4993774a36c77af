import { randomUUID } from 'node:crypto';
import type { peer } from '@hyperledger/fabric-protos';
import type { Results } from '../simulate/range-query';
import type { ProposalCall } from '../simulate/simulation';
import type { Simulator } from '../simulate/simulator';
import type { Permission } from './permission';

/** A result as it travels to the chaincode. */
export type ResultBytes = Uint8Array;

/** An open walk over results, with those that were fetched but not yet sent. */
export interface OpenQuery {
  readonly id: string;
  readonly results: Results<ResultBytes>;
  pending: ResultBytes[];
  returned: number;
}

/** One call of one chaincode: the transaction, its simulator, its open queries. */
export class CallContext {
  readonly #queries = new Map<string, OpenQuery>();
  readonly #permissions = new Map<string, Permission>();

  constructor(
    readonly chaincode: string,
    readonly channel: string,
    readonly call: ProposalCall,
    readonly simulator: Simulator,
    readonly isInit: boolean,
    private readonly permissionOf: (collection: string) => Permission,
    /** Calls another chaincode in the same transaction; gives the message its chaincode completed with. */
    readonly invoke: (target: string, input: peer.ChaincodeInput) => Promise<peer.ChaincodeMessage>,
  ) {}

  /** Throws Fabric's refusal unless the call may use private data in this way. */
  private(collection: string, access?: 'read' | 'write'): void {
    if (this.isInit) throw new Error('private data APIs are not allowed in chaincode Init()');
    if (access === undefined) return;
    let permission = this.#permissions.get(collection);
    if (permission === undefined) this.#permissions.set(collection, (permission = this.permissionOf(collection)));
    if (permission[access]) return;
    throw new Error(
      `tx creator does not have ${access} access permission on privatedata in ` +
        `chaincodeName:${this.chaincode} collectionName: ${collection}`,
    );
  }

  open(results: Results<ResultBytes>): OpenQuery {
    const query: OpenQuery = { id: randomUUID(), results, pending: [], returned: 0 };
    this.#queries.set(query.id, query);
    return query;
  }

  query(id: string): OpenQuery | undefined {
    return this.#queries.get(id);
  }

  close(id: string): void {
    this.#queries.delete(id);
  }
}
