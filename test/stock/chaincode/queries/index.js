'use strict';

const { Contract } = require('fabric-contract-api');

/** Ranges, pages, composite keys and history. */
class Queries extends Contract {
  async Put(ctx, key, value) {
    await ctx.stub.putState(key, Buffer.from(value));
  }

  async PutMany(ctx, prefix, count) {
    for (let i = 0; i < Number(count); i++)
      await ctx.stub.putState(prefix + String(i).padStart(4, '0'), Buffer.from(`${i}`));
  }

  async Delete(ctx, key) {
    await ctx.stub.deleteState(key);
  }

  async Range(ctx, from, to) {
    return list(await ctx.stub.getStateByRange(from, to));
  }

  async Page(ctx, from, to, size, bookmark) {
    const { iterator, metadata } = await ctx.stub.getStateByRangeWithPagination(from, to, Number(size), bookmark);
    const keys = JSON.parse(await list(iterator));
    return JSON.stringify({ keys, bookmark: metadata.bookmark, fetched: metadata.fetchedRecordsCount });
  }

  async Tag(ctx, color, id) {
    await ctx.stub.putState(ctx.stub.createCompositeKey('color~id', [color, id]), Buffer.from([0]));
  }

  async Tagged(ctx, color) {
    const ids = [];
    for await (const { key } of ctx.stub.getStateByPartialCompositeKey('color~id', [color]))
      ids.push(ctx.stub.splitCompositeKey(key).attributes.join('/'));
    return JSON.stringify(ids);
  }

  /** A range that is read, and a key that is written: what may come between is a phantom. */
  async CountInto(ctx, from, to, key) {
    const keys = JSON.parse(await list(await ctx.stub.getStateByRange(from, to)));
    await ctx.stub.putState(key, Buffer.from(String(keys.length)));
  }

  async History(ctx, key) {
    const entries = [];
    for await (const { isDelete, value, txId } of ctx.stub.getHistoryForKey(key))
      entries.push({ isDelete, txId, value: Buffer.from(value).toString() });
    return JSON.stringify(entries);
  }

  async Get(ctx, key) {
    return (await ctx.stub.getState(key)).toString();
  }

  /** What was written is not read back in the same transaction. */
  async PutAndGet(ctx, key, value) {
    await ctx.stub.putState(key, Buffer.from(value));
    return (await ctx.stub.getState(key)).toString();
  }
}

async function list(iterator) {
  const keys = [];
  for (let next = await iterator.next(); ; next = await iterator.next()) {
    if (next.value) keys.push(next.value.key);
    if (next.done) break;
  }
  await iterator.close();
  return JSON.stringify(keys);
}

module.exports.contracts = [Queries];
