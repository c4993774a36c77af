import { type Devnet, type Disagreement, startDevnet } from '@oneplusn/devnet';
import { sampleTopology } from '@oneplusn/topology';
import { type ChaincodeInterface, type ChaincodeStub, Shim } from 'fabric-shim';
import { call, type Caller } from './client';

/** Each instance counts for itself, so no two authorities agree. */
function uncertain(): ChaincodeInterface {
  return {
    Init: async () => Shim.success(),
    Invoke: async (stub: ChaincodeStub) => {
      const { fcn, params } = stub.getFunctionAndParameters();
      const own = `of ${stub.getMspID()}`;
      if (fcn === 'write') await stub.putState(params[0] ?? '', Buffer.from(JSON.stringify({ same: 1, own })));
      if (fcn === 'read') await stub.getState(own);
      if (fcn === 'look') await stub.putState('seen', await stub.getState('a'));
      if (fcn === 'hide') await stub.putPrivateData('_implicit_org_GD', 'k', Buffer.from(own));
      if (fcn === 'event') stub.setEvent('told', Buffer.from(own));
      if (fcn === 'put') await stub.putState('a', Buffer.from('1'));
      return Shim.success(fcn === 'answer' ? Buffer.from(`${'x'.repeat(100)}${own}`) : undefined);
    },
  };
}

describe('endorsers that do not agree', () => {
  let devnet: Devnet;
  let gd: Caller;
  const told: Disagreement[] = [];
  beforeAll(async () => {
    devnet = await startDevnet({
      topology: sampleTopology('quickstart'),
      batch: { timeoutMs: 10 },
      onDisagreement: (report) => told.push(report),
    });
    await devnet.deploy({ name: 'notes', version: '1.0', policy: "AND('GD.peer', 'ZJ.peer')", chaincode: uncertain() });
    gd = call(devnet, devnet.controls.impersonate('GD', { id: 'tester', department: 'hrss', roles: [] }));
  });
  afterAll(async () => {
    gd.close();
    await devnet.stop();
  });
  beforeEach(async () => {
    told.length = 0;
    await devnet.freshChain();
  });

  it.each([
    ['write', 'write', 'notes "n·1"', /"own":"of GD"/, /"own":"of ZJ"/],
    ['read', 'read', 'notes "of GD"', /no such key/, /none/],
    ['hide', 'private write (hashes)', /notes\/_implicit_org_GD sha256 [0-9a-f]{64}/, /sha256/, /sha256/],
    ['event', 'event', 'told', /of GD/, /of ZJ/],
    ['answer', 'response payload', '', /^…x+of GD$/, /of ZJ/],
  ])('are told apart by %s', async (transaction, what, where, one, other) => {
    const call = gd.contract.submit(transaction, { arguments: ['n\u00001'], endorsingOrganizations: ['GD', 'ZJ'] });
    // What a client sees stays what Fabric says.
    await expect(call).rejects.toMatchObject({
      code: 10,
      details: [{ message: 'ProposalResponsePayloads do not match' }],
    });
    const [report] = devnet.disagreements;
    expect(told).toEqual([report]);
    const [first, second] = report?.between[0] === 'GD' ? [one, other] : [other, one];
    expect([...(report?.between ?? [])].sort()).toEqual(['GD', 'ZJ']);
    expect(report).toMatchObject({ chaincode: 'notes', transaction });
    expect(report?.difference.what).toBe(what);
    // Which of the two reads stands first in the report depends on who answered.
    if (what === 'read') expect(report?.difference.where).toMatch(/^notes "of (GD|ZJ)"$/);
    else {
      if (typeof where === 'string') expect(report?.difference.where).toBe(where);
      else expect(report?.difference.where).toMatch(where);
      expect(report?.difference.values[0]).toMatch(first);
      expect(report?.difference.values[1]).toMatch(second);
    }
    expect(report?.text).toContain('endorsers disagree: notes');
  });

  it('because one is behind are told apart by what they read', async () => {
    await gd.contract.submitTransaction('put');
    devnet.controls.holdPeer('ZJ', 3n);
    await expect(gd.contract.submitTransaction('look')).rejects.toThrow();
    const [report] = devnet.disagreements;
    expect(report?.difference).toMatchObject({ what: 'read', where: 'notes "a"' });
    expect([...(report?.difference.values ?? [])].sort()).toEqual([
      'version {BlockNum: 3, TxNum: 0}',
      '不存在 / no such key',
    ]);
    expect(report?.text).toContain('one may be a block behind');
  });

  it('leave the reports when the chain begins anew', () => {
    expect(devnet.disagreements).toEqual([]);
  });
});
