'use strict';

const { Contract } = require('fabric-contract-api');

/** Who may do what by the attributes in the caller's certificate. */
class AttributeAccess extends Contract {
  async CreateAsset(ctx, id) {
    if (!ctx.clientIdentity.assertAttributeValue('abac.creator', 'true'))
      throw new Error('submitting client not authorized to create asset, does not have abac.creator role');
    await ctx.stub.putState(id, Buffer.from(JSON.stringify({ owner: ctx.clientIdentity.getID() })));
  }

  async WhoAmI(ctx) {
    const { clientIdentity } = ctx;
    return JSON.stringify({
      mspId: clientIdentity.getMSPID(),
      id: clientIdentity.getID(),
      creator: clientIdentity.getAttributeValue('abac.creator'),
    });
  }

  async ReadAsset(ctx, id) {
    return (await ctx.stub.getState(id)).toString();
  }
}

module.exports.contracts = [AttributeAccess];
