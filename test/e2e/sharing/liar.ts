import type { OutputOf, Transactions } from '@oneplusn/api';
import type { ChaincodeSource } from '@oneplusn/devnet';
import type { Context, Contract } from 'fabric-contract-api';
import { foundationWith } from '../../engine';

export type Answer = OutputOf<Transactions['records']['read']>;

/** A provider whose peer runs a chaincode of its own making: it answers reads as `lie` wishes. */
export class Liar {
  /** Changes what a read answers; honest where there is none. */
  lie: ((answer: Answer) => Answer) | undefined;
  readonly chaincode: ChaincodeSource;

  constructor(committee: string) {
    const { contracts } = foundationWith({ committee });
    this.chaincode = {
      contracts: contracts.map((contract) => (isRecords(contract) ? this.#altered(contract) : contract)),
    };
  }

  #altered(honest: new () => Contract): new () => Contract {
    const altered = class extends honest {};
    const read = Reflect.get(honest.prototype, 'read') as (context: Context, argument: string) => Promise<string>;
    const answer = async (context: Context, argument: string): Promise<string> => {
      const text = await read.call(new honest(), context, argument);
      return this.lie ? JSON.stringify(this.lie(JSON.parse(text) as Answer)) : text;
    };
    Object.defineProperty(altered.prototype, 'read', { value: answer });
    return altered;
  }
}

const isRecords = (contract: new () => Contract): boolean => new contract().getName() === 'records';
