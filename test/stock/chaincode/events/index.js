'use strict';

const { Contract } = require('fabric-contract-api');

/** Tells the world what it does. */
class Announcer extends Contract {
  async Put(ctx, id, value) {
    await ctx.stub.putState(id, Buffer.from(value));
    ctx.stub.setEvent('Put', Buffer.from(JSON.stringify({ id, value })));
  }

  /** Reads first, so that two at once conflict. */
  async Replace(ctx, id, value) {
    const former = (await ctx.stub.getState(id)).toString();
    await ctx.stub.putState(id, Buffer.from(value));
    ctx.stub.setEvent('Replace', Buffer.from(JSON.stringify({ former, id, value })));
  }

  /** The last event counts. */
  async PutTwice(ctx, id, value) {
    await this.Put(ctx, id, value);
    ctx.stub.setEvent('Second', Buffer.from(id));
  }

  async PutSilently(ctx, id, value) {
    await ctx.stub.putState(id, Buffer.from(value));
  }

  async Get(ctx, id) {
    return (await ctx.stub.getState(id)).toString();
  }
}

module.exports.contracts = [Announcer];
