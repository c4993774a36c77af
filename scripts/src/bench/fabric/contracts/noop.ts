/** A contract that does nothing: what a transaction costs before anybody has written a line. */
import { type Context, Contract } from 'fabric-contract-api';

export class Noop extends Contract {
  async nothing(ctx: Context): Promise<string> {
    return ctx.stub.getTxID();
  }
}

export const contracts = [Noop];
