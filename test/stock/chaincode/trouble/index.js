'use strict';

const { setTimeout: sleep } = require('node:timers/promises');
const { Contract } = require('fabric-contract-api');

let calls = 0;

/** Everything that chaincode should not do. */
class Trouble extends Contract {
  async Throw(_ctx, message) {
    throw new Error(message);
  }

  /** Writes something else every time it is called, so that no two endorsers agree. */
  async Disagree(ctx, key) {
    calls++;
    await ctx.stub.putState(key, Buffer.from(`call ${calls}`));
  }

  async Sleep(_ctx, milliseconds) {
    await sleep(Number(milliseconds));
    return 'awake';
  }

  async Big(_ctx, bytes) {
    return 'x'.repeat(Number(bytes));
  }

  async PutBig(ctx, key, bytes) {
    await ctx.stub.putState(key, Buffer.alloc(Number(bytes), 'x'));
  }

  async PutEmpty(ctx, key) {
    await ctx.stub.putState(key, Buffer.alloc(0));
  }

  async Get(ctx, key) {
    return (await ctx.stub.getState(key)).toString();
  }
}

module.exports.contracts = [Trouble];
