'use strict';

const { Contract } = require('fabric-contract-api');

const shared = 'assetCollection';
const own = (mspId) => `_implicit_org_${mspId}`;

/** Assets in a shared collection, their appraisals in the implicit collection of one organisation. */
class PrivateAssets extends Contract {
  async CreateAsset(ctx) {
    const bytes = ctx.stub.getTransient().get('asset');
    if (!bytes) throw new Error('asset not found in the transient map');
    const { id, color, appraisal } = JSON.parse(Buffer.from(bytes).toString());
    const existing = await ctx.stub.getPrivateData(shared, id);
    if (existing.length > 0) throw new Error(`this asset already exists: ${id}`);
    await ctx.stub.putPrivateData(shared, id, Buffer.from(JSON.stringify({ color, id })));
    if (appraisal !== undefined) {
      const collection = own(ctx.clientIdentity.getMSPID());
      await ctx.stub.putPrivateData(collection, id, Buffer.from(String(appraisal)));
    }
  }

  /** Writes without reading: organisations outside the collection could endorse it. */
  async PutBlindly(ctx, id) {
    await ctx.stub.putPrivateData(shared, id, ctx.stub.getTransient().get('value') ?? Buffer.from('none'));
  }

  async AppraiseFor(ctx, mspId, id) {
    await ctx.stub.putPrivateData(own(mspId), id, ctx.stub.getTransient().get('value') ?? Buffer.from('none'));
  }

  async ReadAsset(ctx, id) {
    return (await ctx.stub.getPrivateData(shared, id)).toString();
  }

  async ReadAppraisal(ctx, mspId, id) {
    return (await ctx.stub.getPrivateData(own(mspId), id)).toString();
  }

  async ReadHash(ctx, collection, id) {
    return Buffer.from(await ctx.stub.getPrivateDataHash(collection, id)).toString('hex');
  }

  async ListAssets(ctx) {
    const ids = [];
    const { iterator } = await ctx.stub.getPrivateDataByRange(shared, '', '');
    for (let next = await iterator.next(); ; next = await iterator.next()) {
      if (next.value?.key) ids.push(next.value.key);
      if (next.done) break;
    }
    await iterator.close();
    return JSON.stringify(ids);
  }

  async DeleteAsset(ctx, id) {
    await ctx.stub.deletePrivateData(shared, id);
  }

  async PurgeAsset(ctx, id) {
    await ctx.stub.purgePrivateData(shared, id);
  }
}

module.exports.contracts = [PrivateAssets];
