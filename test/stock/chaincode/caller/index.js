'use strict';

const { Contract } = require('fabric-contract-api');

/** Calls other chaincodes. */
class Caller extends Contract {
  async Call(ctx, chaincode, channel, name, argument) {
    return call(ctx, chaincode, channel, [name, argument]);
  }

  /** Writes here and there, in one transaction. */
  async PutBoth(ctx, chaincode, channel, key, value) {
    await ctx.stub.putState(key, Buffer.from(value));
    await call(ctx, chaincode, channel, ['Put', key, value]);
  }

  async Get(ctx, key) {
    return (await ctx.stub.getState(key)).toString();
  }
}

async function call(ctx, chaincode, channel, args) {
  const { status, message, payload } = await ctx.stub.invokeChaincode(chaincode, args, channel);
  if (status >= 400) throw new Error(`${chaincode} answered ${status}: ${message}`);
  return Buffer.from(payload).toString();
}

module.exports.contracts = [Caller];
