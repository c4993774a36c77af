'use strict';

const { Contract } = require('fabric-contract-api');

/** The plain asset transfer, in the style of the public samples: knows nothing of the network it runs on. */
class AssetTransfer extends Contract {
  constructor() {
    super('AssetTransfer');
  }

  async InitLedger(ctx) {
    const assets = [
      { ID: 'asset1', Color: 'blue', Size: 5, Owner: 'Tomoko', AppraisedValue: 300 },
      { ID: 'asset2', Color: 'red', Size: 5, Owner: 'Brad', AppraisedValue: 400 },
      { ID: 'asset3', Color: 'green', Size: 10, Owner: 'Jin Soo', AppraisedValue: 500 },
    ];
    for (const asset of assets) await put(ctx, asset);
  }

  async CreateAsset(ctx, id, color, size, owner, appraisedValue) {
    if (await this.AssetExists(ctx, id)) throw new Error(`The asset ${id} already exists`);
    const asset = { ID: id, Color: color, Size: Number(size), Owner: owner, AppraisedValue: Number(appraisedValue) };
    await put(ctx, asset);
    return JSON.stringify(asset);
  }

  async ReadAsset(ctx, id) {
    return JSON.stringify(await get(ctx, id));
  }

  async UpdateAsset(ctx, id, color, size, owner, appraisedValue) {
    await get(ctx, id);
    await put(ctx, { ID: id, Color: color, Size: Number(size), Owner: owner, AppraisedValue: Number(appraisedValue) });
  }

  async DeleteAsset(ctx, id) {
    await get(ctx, id);
    await ctx.stub.deleteState(id);
  }

  async AssetExists(ctx, id) {
    const bytes = await ctx.stub.getState(id);
    return bytes.length > 0;
  }

  async TransferAsset(ctx, id, newOwner) {
    const asset = await get(ctx, id);
    const oldOwner = asset.Owner;
    await put(ctx, { ...asset, Owner: newOwner });
    return oldOwner;
  }

  async GetAllAssets(ctx) {
    const all = [];
    for await (const { value } of ctx.stub.getStateByRange('', '')) all.push(JSON.parse(value.toString()));
    return JSON.stringify(all);
  }
}

async function get(ctx, id) {
  const bytes = await ctx.stub.getState(id);
  if (bytes.length === 0) throw new Error(`The asset ${id} does not exist`);
  return JSON.parse(bytes.toString());
}

async function put(ctx, asset) {
  const sorted = Object.fromEntries(Object.entries(asset).sort(([a], [b]) => (a < b ? -1 : 1)));
  await ctx.stub.putState(asset.ID, Buffer.from(JSON.stringify(sorted)));
}

module.exports = { AssetTransfer };
