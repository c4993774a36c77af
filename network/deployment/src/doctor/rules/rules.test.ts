import type { Facts } from '../facts';
import { examine } from '../rule';
import { rules } from './index';

const now = Date.parse('2026-11-23T12:00:00Z');
const day = 86_400_000;
const byUnit = { administrators: 'admin', namedAdministrators: 0 };
const own = (msp: string) => ({ Endorsement: `OutOf(1,'${msp}.peer')` });

const core = {
  'peer.gossip.pvtdata.skippullinginvalidtransactionsduringcommit': true,
  'peer.gossip.pvtdata.pullretrythreshold': '3s',
  'peer.gossip.pvtdata.implicitcollectiondisseminationpolicy.requiredpeercount': 1,
  'chaincode.keepalive': 0,
  'chaincode.startuptimeout': '10s',
  'chaincode.externalbuilders': [{ name: 'ccaas_builder' }],
  'peer.gossip.externalendpoint': 'peer0.gd:7051',
  'peer.gossip.reconnectinterval': '1s',
  'chaincode.runtimeparams.usegetmultiplekeys': true,
  'chaincode.runtimeparams.usewritebatch': true,
  'operations.tls.enabled': true,
  'operations.tls.clientauthrequired': 'true',
  'fabric.logging.spec': 'info:gossip=warn',
  'peer.limits.concurrency.endorserservice': 2500,
  'peer.limits.concurrency.deliverservice': '2500',
  'peer.limits.concurrency.gatewayservice': 500,
  'peer.chaincodelistenaddress': '127.0.0.1:7052',
  'peer.tls.rootcert.file': 'tls/ca.crt',
  'operations.tls.clientrootcas.files': ['operations/ca.crt'],
};

const ordering = {
  'general.throttling.rate': '1000',
  'general.tls.clientauthrequired': true,
  'general.tls.rootcas': '[tls/ca.crt]',
  'general.keepalive.servermininterval': '5s',
  'general.maxrecvmsgsize': 104_857_600,
  'admin.tls.enabled': true,
  'admin.tls.clientauthrequired': 'true',
  'admin.tls.clientrootcas': '[admin/ca.crt]',
  'operations.tls.enabled': 'true',
  'operations.tls.clientauthrequired': true,
  'operations.tls.clientrootcas': ['operations/ca.crt'],
};

const definition = {
  ...{ version: '1.0', sequence: 1, policy: "OutOf(2,'GD.peer','ZJ.peer')", packageId: 'foundation_1.0:ab' },
  approvals: { GD: true, ZJ: true },
};

/** A network without a fault. */
const good: Facts = {
  ...{ now, msp: 'GD', signatures: 2, chaincode: 'foundation', answers: { GD: undefined, ZJ: undefined } },
  ...{ core, ordering, suspended: ['wu'] },
  channel: {
    capabilities: { channel: ['V3_0'], orderer: ['V2_0'], application: ['V2_5'] },
    consensus: 'etcdraft',
    batch: { timeout: '200ms', maxMessages: 500, absoluteMaxBytes: 10_000_000, preferredMaxBytes: 2_000_000 },
    policies: { Endorsement: 'MAJORITY Endorsement', LifecycleEndorsement: 'MAJORITY Endorsement' },
    authorities: [
      { msp: 'GD', anchors: ['peer0.gd:7051'], policies: own('GD'), ...byUnit },
      { msp: 'ZJ', anchors: ['peer0.zj:7051'], policies: own('ZJ'), ...byUnit },
    ],
    bytes: 28_000,
    members: [
      { of: 'GD', bytes: 4_000, revocations: [{ revoked: ['7F'], until: now + day }] },
      { of: 'OrdererMSP', bytes: 4_000, revocations: [] },
    ],
    certificates: [],
  },
  certificates: [{ of: 'GD/admin', subject: 'CN=admin', from: now - day, to: now + 365 * day }],
  peers: ['GD', 'GD', 'ZJ', 'ZJ'].map((msp, n) => ({
    ...{ msp, address: `peer${n}:7051`, height: 100 - n, ahead: 20 },
    ...(msp === 'GD' ? { installed: ['foundation_1.0:ab'] } : {}),
  })),
  definition,
  operations: [{ url: 'https://x:9443', open: 'closed', version: 'v3.1.5', logging: 'info' }],
  vault: { keys: [{ key: 'k-1', state: 'ready' }], outdated: false },
  admin: [{ address: 'orderer0:7053', open: 'closed' }],
  service: { address: 'foundation.gd:7052', packageId: 'foundation_1.0:ab', mutual: true, open: false },
};
const { channel } = good;
const certificate = (from: number, to: number): Partial<Facts> => ({
  certificates: [{ of: 'peer0', subject: 'CN=peer0', from: now + from, to: now + to }],
});
const setting = (path: string, value: unknown): Partial<Facts> => ({ core: { ...core, [path]: value } });
const inOrderer = (path: string, value: unknown): Partial<Facts> => ({ ordering: { ...ordering, [path]: value } });
const inChannel = (change: Partial<Facts['channel']>): Partial<Facts> => ({ channel: { ...channel, ...change } });
const defined = (change: object): Partial<Facts> => ({ definition: { ...definition, ...change } });
const firstPeer = (change: object): Partial<Facts> => ({
  peers: good.peers.map((peer, n) => (n === 0 ? { ...peer, ...change } : peer)),
});
const authority = (change: object): Partial<Facts> =>
  inChannel({ authorities: channel.authorities.map((each, n) => (n === 1 ? { ...each, ...change } : each)) });
const member = (change: Partial<Facts['channel']['members'][number]>): Partial<Facts> =>
  inChannel({ members: channel.members.map((each, n) => (n === 0 ? { ...each, ...change } : each)) });
const admin = (change: Partial<Facts['admin'][number]>): Partial<Facts> => ({
  admin: [{ address: 'orderer0:7053', open: 'closed', ...change }],
});
const operations = (...versions: string[]): Partial<Facts> => ({
  operations: versions.map((version, n) => ({ url: `https://${n}`, open: 'closed', version })),
});

const endpoint = (change: Partial<Facts['operations'][number]>): Partial<Facts> => ({
  operations: [{ url: 'https://x', open: 'closed', ...change }],
});
const service = (change: Partial<NonNullable<Facts['service']>>): Partial<Facts> => ({
  service: { ...good.service!, ...change },
});

const key = <S extends 'ready' | 'new'>(id: string, state: S) => ({ key: id, state });

/** What each rule must find. */
const faults: readonly (readonly [code: string, change: Partial<Facts>])[] = [
  ['DOCTOR-101', certificate(-9 * day, -day)],
  ['DOCTOR-102', certificate(-9 * day, 20 * day)],
  ['DOCTOR-103', certificate(day, 90 * day)],
  ['DOCTOR-104', firstPeer({ ahead: -120_000 })],
  ['DOCTOR-201', inChannel({ capabilities: { ...channel.capabilities, channel: ['V1_4_3'] } })],
  ['DOCTOR-202', inChannel({ capabilities: { ...channel.capabilities, application: ['V2_0'] } })],
  ['DOCTOR-203', inChannel({ consensus: 'BFT', capabilities: { ...channel.capabilities, channel: ['V2_0'] } })],
  ['DOCTOR-204', inChannel({ policies: { ...channel.policies, LifecycleEndorsement: 'ANY Endorsement' } })],
  ['DOCTOR-205', inChannel({ policies: { LifecycleEndorsement: 'MAJORITY Endorsement' } })],
  ['DOCTOR-206', authority({ anchors: [] })],
  ['DOCTOR-207', authority({ policies: own('GD') })],
  ['DOCTOR-207', authority({ policies: {} })],
  ['DOCTOR-208', inChannel({ batch: { ...channel.batch, timeout: '10s' } })],
  ['DOCTOR-209', inChannel({ batch: { ...channel.batch, maxMessages: 1 } })],
  ['DOCTOR-209', inChannel({ batch: { ...channel.batch, absoluteMaxBytes: 1_000_000 } })],
  ['DOCTOR-230', authority({ administrators: '' })],
  ['DOCTOR-230', authority({ administrators: 'wardens' })],
  ['DOCTOR-230', authority({ namedAdministrators: 1 })],
  ['DOCTOR-210', member({ bytes: 10_000_000 })],
  ['DOCTOR-211', inChannel({ bytes: 10_000_000 })],
  ['DOCTOR-212', member({ revocations: [{ flaw: 'keyless', revoked: [] }, { revoked: ['7F'] }] })],
  ['DOCTOR-213', member({ revocations: [{ flaw: 'foreign', revoked: [] }, { revoked: ['7F'] }] })],
  ['DOCTOR-213', member({ revocations: [{ flaw: 'unreadable', revoked: [] }, { revoked: ['7F'] }] })],
  ['DOCTOR-214', member({ revocations: [{ revoked: ['7F'], until: now - day }] })],
  ['DOCTOR-215', member({ revocations: [] })],
  ['DOCTOR-215', { suspended: ['li', 'wu'] }],
  ['DOCTOR-216', inChannel({ batch: { ...channel.batch, absoluteMaxBytes: 50_000_000 } })],
  ['DOCTOR-301', { definition: undefined }],
  ['DOCTOR-302', defined({ policy: "OutOf(1,'GD.peer','ZJ.peer')" })],
  ['DOCTOR-302', defined({ policy: "OutOf(1,OutOf(2,'GD.peer','ZJ.peer'),OutOf(2,'GD.peer','GD.admin'))" })],
  ['DOCTOR-303', defined({ approvals: { GD: true, ZJ: false } })],
  ['DOCTOR-304', { answers: { GD: undefined, ZJ: 'connection refused' } }],
  ['DOCTOR-305', firstPeer({ installed: [] })],
  ['DOCTOR-306', defined({ version: '1.1' })],
  ['DOCTOR-307', defined({ policy: "OutOf(2,'GD.peer','HE.peer')" })],
  ['DOCTOR-601', { vault: { keys: [], outdated: false } }],
  ['DOCTOR-602', { vault: { keys: [{ key: 'k-1', state: 'wrong' }], outdated: false } }],
  ['DOCTOR-603', { vault: { keys: [key('k-2', 'new'), key('k-1', 'ready')], outdated: false } }],
  ['DOCTOR-604', { vault: { keys: [key('k-2', 'ready'), key('k-1', 'ready')], outdated: true } }],
  ['DOCTOR-401', firstPeer({ problem: 'ECONNREFUSED' })],
  ['DOCTOR-402', firstPeer({ height: 10 })],
  ['DOCTOR-403', { peers: good.peers.slice(1) }],
  ['DOCTOR-404', { peers: good.peers.slice(0, 2) }],
  ['DOCTOR-405', operations('v2.2.1')],
  ['DOCTOR-406', operations('v2.5.16', 'v3.1.5')],
  ['DOCTOR-308', service({ open: true })],
  ['DOCTOR-309', service({ mutual: false })],
  ['DOCTOR-310', service({ shared: ['CN=tlsca.gd, O=GD'] })],
  ['DOCTOR-411', endpoint({ shared: ['CN=tlsca.gd, O=GD'] })],
  ['DOCTOR-412', admin({ open: 'anyone' })],
  ['DOCTOR-412', admin({ open: 'clear' })],
  ['DOCTOR-413', admin({ shared: ['CN=tlsca.orderers'] })],
  ['DOCTOR-414', admin({ open: 'silent' })],
  ['DOCTOR-407', endpoint({ problem: 'ECONNREFUSED' })],
  ['DOCTOR-408', endpoint({ url: 'http://x', open: 'clear', version: 'v3.1.5' })],
  ['DOCTOR-409', endpoint({ open: 'anyone', version: 'v3.1.5' })],
  ['DOCTOR-410', endpoint({ version: 'v3.1.5', logging: 'info:gossip.privdata=DEBUG' })],
  ['DOCTOR-501', setting('peer.gossip.pvtdata.skippullinginvalidtransactionsduringcommit', undefined)],
  ['DOCTOR-502', setting('peer.gossip.pvtdata.pullretrythreshold', '1m0s')],
  ['DOCTOR-503', setting('peer.gossip.pvtdata.implicitcollectiondisseminationpolicy.requiredpeercount', 0)],
  ['DOCTOR-504', setting('chaincode.keepalive', '60')],
  ['DOCTOR-505', setting('chaincode.startuptimeout', '300s')],
  ['DOCTOR-506', setting('chaincode.externalbuilders', undefined)],
  ['DOCTOR-507', setting('peer.gossip.externalendpoint', undefined)],
  ['DOCTOR-508', setting('peer.limits.concurrency.gatewayservice', 100)],
  ['DOCTOR-509', setting('peer.gossip.reconnectinterval', undefined)],
  ['DOCTOR-510', setting('peer.gossip.alivetimeinterval', '10s')],
  ['DOCTOR-511', setting('peer.gossip.publishstateinfointerval', '10s')],
  ['DOCTOR-512', setting('peer.gossip.requeststateinfointerval', '10s')],
  ['DOCTOR-513', setting('chaincode.runtimeparams.usegetmultiplekeys', undefined)],
  ['DOCTOR-514', setting('chaincode.runtimeparams.usewritebatch', false)],
  ['DOCTOR-515', setting('operations.tls.enabled', 'false')],
  ['DOCTOR-516', setting('operations.tls.clientauthrequired', undefined)],
  ['DOCTOR-517', setting('fabric.logging.spec', 'debug')],
  ['DOCTOR-518', setting('peer.limits.concurrency.endorserservice', 0)],
  ['DOCTOR-519', setting('peer.limits.concurrency.deliverservice', undefined)],
  ['DOCTOR-520', setting('peer.limits.concurrency.gatewayservice', '5000')],
  ['DOCTOR-521', setting('peer.maxrecvmsgsize', 4_194_304)],
  ['DOCTOR-521', setting('peer.maxrecvmsgsize', 1_073_741_824)],
  ['DOCTOR-522', setting('peer.chaincodelistenaddress', '0.0.0.0:7052')],
  ['DOCTOR-522', setting('peer.chaincodelistenaddress', undefined)],
  ['DOCTOR-523', setting('peer.keepalive.deliveryclient.interval', '2h')],
  ['DOCTOR-524', setting('operations.tls.clientrootcas.files', 'operations/ca.crt tls/ca.crt')],
  ['DOCTOR-701', inOrderer('general.throttling.rate', 0)],
  ['DOCTOR-702', inOrderer('general.tls.clientauthrequired', undefined)],
  ['DOCTOR-703', inOrderer('admin.tls.enabled', undefined)],
  ['DOCTOR-704', inOrderer('admin.tls.clientauthrequired', false)],
  ['DOCTOR-705', inOrderer('admin.tls.clientrootcas', ['admin/ca.crt', 'tls/ca.crt'])],
  ['DOCTOR-706', inOrderer('operations.tls.enabled', 'false')],
  ['DOCTOR-707', inOrderer('operations.tls.clientauthrequired', undefined)],
  ['DOCTOR-708', inOrderer('operations.tls.clientrootcas', '[tls/ca.crt]')],
  ['DOCTOR-709', inOrderer('general.keepalive.servermininterval', '5m')],
  ['DOCTOR-709', { core: { ...core, 'peer.keepalive.deliveryclient.interval': '3s' } }],
  ['DOCTOR-710', inOrderer('general.maxrecvmsgsize', 1_000_000)],
  ['DOCTOR-711', inOrderer('fabric.logging.spec', 'debug')],
];

test('a good network has no finding, with or without its core.yaml', () => {
  expect(examine(good, rules)).toEqual([]);
  expect(examine({ ...good, core: undefined, ordering: undefined }, rules)).toEqual([]);
});

test.each(faults)('%s is found, and nothing else', (code, change) => {
  const found = examine({ ...good, ...change }, rules);
  expect(found.map((each) => each.code)).toEqual([code]);
  for (const { what, why, change: remedy } of found)
    for (const text of [what, why, remedy])
      for (const one of [text.zh, text.en]) expect(one).not.toMatch(/[{}]|undefined/);
});

test('what peers of Fabric 2.5 do not have is not asked of them', () => {
  const old = {
    ...good,
    ...operations('v2.5.16'),
    channel: { ...channel, capabilities: { ...channel.capabilities, channel: ['V2_0'] } },
  };
  const kept = setting('chaincode.runtimeparams.usewritebatch', undefined);
  expect(examine({ ...old, ...kept, ...inOrderer('general.throttling.rate', undefined) }, rules)).toEqual([]);
});

test('each rule has a number of its own and a fault above', () => {
  const codes = rules.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect([...new Set(faults.map(([code]) => code))].sort()).toEqual([...codes].sort());
});
