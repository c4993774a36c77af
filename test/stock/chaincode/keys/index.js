'use strict';

const { Contract } = require('fabric-contract-api');
const { KeyEndorsementPolicy } = require('fabric-shim');

/** Assets whose owners alone endorse what happens to them: key-level endorsement. */
class OwnedAssets extends Contract {
  async CreateAsset(ctx, id, value) {
    await ctx.stub.putState(id, Buffer.from(value));
    await this.SetOwners(ctx, id, ctx.clientIdentity.getMSPID());
  }

  async UpdateAsset(ctx, id, value) {
    const bytes = await ctx.stub.getState(id);
    if (bytes.length === 0) throw new Error(`The asset ${id} does not exist`);
    await ctx.stub.putState(id, Buffer.from(value));
  }

  /** Owners: MSP ids, joined by commas; none: the chaincode's policy again. */
  async SetOwners(ctx, id, owners) {
    if (owners === '') return ctx.stub.setStateValidationParameter(id, Buffer.alloc(0));
    const policy = new KeyEndorsementPolicy();
    policy.addOrgs('PEER', ...owners.split(','));
    await ctx.stub.setStateValidationParameter(id, policy.getPolicy());
  }

  async Owners(ctx, id) {
    const bytes = await ctx.stub.getStateValidationParameter(id);
    if (!bytes || bytes.length === 0) return '';
    return new KeyEndorsementPolicy(bytes).listOrgs().sort().join(',');
  }

  async ReadAsset(ctx, id) {
    return (await ctx.stub.getState(id)).toString();
  }

  async DeleteAsset(ctx, id) {
    await ctx.stub.deleteState(id);
  }
}

module.exports.contracts = [OwnedAssets];
