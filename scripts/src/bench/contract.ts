import { Contract, type Context } from 'fabric-contract-api';

/** The chaincode that is measured: one read, one write. */
export class Bench extends Contract {
  async put(ctx: Context, key: string, value: string): Promise<void> {
    await ctx.stub.putState(key, Buffer.from(value));
  }

  async get(ctx: Context, key: string): Promise<string> {
    return Buffer.from(await ctx.stub.getState(key)).toString();
  }
}
