import { coreSettings } from './core';

test('the environment goes before the file', () => {
  const yaml =
    'peer:\n  gossip:\n    pvtData:\n      pullRetryThreshold: 60s\nchaincode:\n  externalBuilders: [{name: ccaas}]\n';
  expect(coreSettings(yaml)).toEqual({
    'peer.gossip.pvtdata.pullretrythreshold': '60s',
    'chaincode.externalbuilders': [{ name: 'ccaas' }],
  });
  const environment =
    '# a peer\nexport CORE_PEER_GOSSIP_PVTDATA_PULLRETRYTHRESHOLD="3s"\nCORE_PEER_ID=peer0\nOTHER=1\n';
  expect(coreSettings(yaml, environment)).toMatchObject({
    'peer.gossip.pvtdata.pullretrythreshold': '3s',
    'peer.id': 'peer0',
  });
});
