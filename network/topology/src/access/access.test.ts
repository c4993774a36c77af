import { parse } from 'yaml';
import { issueActor, issueCredentials } from '../credentials/issue';
import type { Credentials } from '../credentials/credentials';
import { sampleTopology } from '../file/sample';
import { connectionProfile } from './connection-profile';
import { signaturePolicy } from './policy';
import { walletFileName, walletIdentity, walletText } from './wallet';

const topology = sampleTopology('quickstart');
const endpoints = new Map(
  ['committee', 'mhrss', 'gd', 'zj'].map((authority, index) => [
    `peer0.${authority}`,
    { address: `localhost:${7051 + index}` },
  ]),
);
let credentials: Credentials;
beforeAll(async () => {
  credentials = await issueCredentials(topology);
});

test('a connection profile has the form that Fabric gave it, and our block', () => {
  const profile = parse(connectionProfile(topology, 'GD', endpoints, credentials)) as Record<string, object>;
  expect(profile).toMatchObject({
    name: 'quickstart',
    version: '1.0.0',
    client: { organization: 'GD' },
    organizations: { GD: { mspid: 'GD', peers: ['peer0.gd'] }, ZJ: { mspid: 'ZJ', peers: ['peer0.zj'] } },
    'x-oneplusn': { channel: 'oneplusn', chaincode: 'foundation', committee: 'Committee', signatures: 2 },
  });
  expect(Object.keys(profile['peers'] ?? {})).toEqual([...endpoints.keys()]);
  expect(profile['peers']).toMatchObject({
    'peer0.gd': {
      url: 'grpcs://localhost:7053',
      tlsCACerts: { pem: credentials.authorities.get('GD')!.tlsCa.certificate },
      grpcOptions: { 'ssl-target-name-override': 'peer0.gd' },
    },
  });
});

test('an authority stands for its first peer, and a peer without an endpoint is left out', () => {
  const twoPeers = { ...topology, authorities: topology.authorities.map((authority) => ({ ...authority, peers: 2 })) };
  const byAuthority = new Map(topology.authorities.map(({ msp }) => [msp, { address: `${msp}.example:7051` }]));
  byAuthority.set('peer1.zj', { address: 'second.example:7051' });
  expect(parse(connectionProfile(twoPeers, 'GD', byAuthority, credentials))).toMatchObject({
    organizations: { GD: { peers: ['peer0.gd'] }, ZJ: { peers: ['peer0.zj', 'peer1.zj'] } },
    peers: {
      'peer0.gd': { url: 'grpcs://GD.example:7051' },
      'peer0.zj': { url: 'grpcs://ZJ.example:7051' },
      'peer1.zj': { url: 'grpcs://second.example:7051' },
    },
  });
});

test('a profile holds no private key', () => {
  expect(connectionProfile(topology, 'GD', endpoints, credentials)).not.toContain('PRIVATE KEY');
});

test('no profile for strangers, nor one with a hole', () => {
  const profileOf = (msp: string, known = endpoints) => connectionProfile(topology, msp, known, credentials);
  expect(() => profileOf('XX')).toThrow(expect.objectContaining({ code: 'TOPOLOGY-301' }) as Error);
  expect(() => profileOf('GD', new Map())).toThrow(expect.objectContaining({ code: 'TOPOLOGY-302' }) as Error);
});

test("a wallet identity is what Fabric's SDKs expect", () => {
  const { certificate, privateKey } = credentials.authorities.get('GD')!.actors.get('li')!;
  expect(walletFileName('li')).toBe('li.id');
  expect(JSON.parse(walletIdentity(credentials, 'GD', 'li'))).toEqual({
    credentials: { certificate, privateKey },
    mspId: 'GD',
    type: 'X.509',
    version: 1,
  });
  expect(walletIdentity(credentials, 'GD', 'admin')).toBe(walletText('GD', credentials.authorities.get('GD')!.admin));
});

test('an actor enrolled later has a wallet identity too; a stranger has none', () => {
  const pair = issueActor(credentials.authorities.get('GD')!, { id: 'wang', department: 'hrss', roles: ['official'] });
  expect(JSON.parse(walletText('GD', pair))).toMatchObject({ credentials: { certificate: pair.certificate } });
  for (const [msp, actor] of [
    ['GD', 'wang'],
    ['XX', 'li'],
    ['XX', 'admin'],
  ] as const) {
    expect(() => walletIdentity(credentials, msp, actor)).toThrow(
      expect.objectContaining({ code: 'TOPOLOGY-303' }) as Error,
    );
  }
});

test('the policy asks for so many of all authorities', () => {
  expect(signaturePolicy(topology)).toBe("OutOf(2,'Committee.peer','MHRSS.peer','GD.peer','ZJ.peer')");
});
