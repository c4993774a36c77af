import { settingsIn } from './settings';

test('the environment goes before the file', () => {
  const yaml =
    'peer:\n  gossip:\n    pvtData:\n      pullRetryThreshold: 60s\nchaincode:\n  externalBuilders: [{name: ccaas}]\n';
  expect(settingsIn({ yaml })).toEqual({
    'peer.gossip.pvtdata.pullretrythreshold': '60s',
    'chaincode.externalbuilders': [{ name: 'ccaas' }],
  });
  const environment =
    '# a peer\nexport CORE_PEER_GOSSIP_PVTDATA_PULLRETRYTHRESHOLD="3s"\nCORE_PEER_ID=peer0\nOTHER=1\n';
  expect(settingsIn({ yaml, environment })).toMatchObject({
    'peer.gossip.pvtdata.pullretrythreshold': '3s',
    'peer.id': 'peer0',
  });
});

test('an orderer’s are read in the same way', () => {
  const yaml = 'General:\n  Throttling:\n    Rate: 0\nAdmin:\n  TLS:\n    RootCAs: [tls/ca.crt]\n';
  expect(settingsIn({ yaml, environment: 'ORDERER_GENERAL_THROTTLING_RATE=500\n' })).toEqual({
    'general.throttling.rate': '500',
    'admin.tls.rootcas': ['tls/ca.crt'],
  });
});
