import { createPrivateKey, sign, verify, X509Certificate } from 'node:crypto';
import { ClientIdentity, type ChaincodeStub } from 'fabric-shim';
import { sampleTopology } from '../file/sample';
import type { AuthorityCredentials, Credentials, KeyPair } from './credentials';
import { issueActor, issueCredentials } from './issue';

const topology = sampleTopology('quickstart');
let credentials: Credentials;
let guangdong: AuthorityCredentials;
beforeAll(async () => {
  credentials = await issueCredentials(topology);
  guangdong = credentials.authorities.get('GD')!;
});

const certificateOf = ({ certificate }: KeyPair) => new X509Certificate(certificate);

/** Every certificate of the network with the CA that must have issued it. */
function* allPairs(): Generator<{ pair: KeyPair; ca: KeyPair }> {
  const { authorities, ordererOrg } = credentials;
  for (const { ca, tlsCa, peers, admin, actors } of authorities.values()) {
    for (const pair of [ca, admin, ...actors.values(), ...peers.map(({ sign }) => sign)]) yield { pair, ca };
    for (const pair of [tlsCa, ...peers.map(({ tls }) => tls)]) yield { pair, ca: tlsCa };
  }
  const { ca, tlsCa, admin, nodes } = ordererOrg;
  for (const pair of [ca, admin, ...nodes.map(({ sign }) => sign)]) yield { pair, ca };
  for (const pair of [tlsCa, ...nodes.map(({ tls }) => tls)]) yield { pair, ca: tlsCa };
}

/** What Fabric's own class reads from a certificate inside a chaincode. */
function identityOf(msp: string, pair: KeyPair): ClientIdentity {
  const stub: Partial<ChaincodeStub> = {
    getChannelID: () => 'oneplusn',
    getTxID: () => 'transaction',
    getCreator: () => ({ mspid: msp, idBytes: Buffer.from(pair.certificate) }),
  };
  return new ClientIdentity(stub as ChaincodeStub);
}

test('everyone in the topology has credentials', () => {
  expect([...credentials.authorities.keys()]).toEqual(['Committee', 'MHRSS', 'GD', 'ZJ']);
  expect([...guangdong.actors.keys()]).toEqual(['feng', 'li', 'chen', 'chu']);
  expect(guangdong.peers.map(({ name }) => name)).toEqual(['peer0.gd']);
  expect(credentials.ordererOrg).toMatchObject({ msp: 'OrdererMSP', nodes: [{ name: 'orderer0' }] });
});

test('each certificate comes from its CA, fits its key, and has a serial number of its own', () => {
  const serials = new Set<string>();
  for (const { pair, ca } of allPairs()) {
    const certificate = certificateOf(pair);
    expect(certificate.checkIssued(certificateOf(ca))).toBe(true);
    expect(certificate.verify(certificateOf(ca).publicKey)).toBe(true);
    expect(certificate.checkPrivateKey(createPrivateKey(pair.privateKey))).toBe(true);
    expect(certificate.ca).toBe(pair === ca);
    serials.add(certificate.serialNumber);
  }
  expect(serials.size).toBe([...allPairs()].length);
});

test('no two authorities can vouch for each other', () => {
  const { ca } = credentials.authorities.get('ZJ')!;
  expect(certificateOf(guangdong.admin).verify(certificateOf(ca).publicKey)).toBe(false);
  expect(certificateOf(guangdong.admin).verify(certificateOf(guangdong.tlsCa).publicKey)).toBe(false);
});

test('the organisational unit says what the holder is', () => {
  const subjectOf = (pair: KeyPair) => certificateOf(pair).subject;
  expect(subjectOf(guangdong.actors.get('li')!)).toBe('O=GD\nOU=client\nCN=li');
  expect(subjectOf(guangdong.admin)).toBe('O=GD\nOU=admin\nCN=admin');
  expect(subjectOf(guangdong.peers[0]!.sign)).toBe('O=GD\nOU=peer\nCN=peer0.gd');
  expect(subjectOf(credentials.ordererOrg.nodes[0]!.sign)).toBe('O=OrdererMSP\nOU=orderer\nCN=orderer0');
});

test('a TLS certificate answers to its own name and to this machine', () => {
  const tls = certificateOf(guangdong.peers[0]!.tls);
  expect(tls.checkHost('peer0.gd')).toBe('peer0.gd');
  expect(tls.checkHost('localhost')).toBe('localhost');
  expect(tls.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(tls.checkHost('peer0.zj')).toBeUndefined();
  expect(tls.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
});

test('who may use operations endpoints is known by a CA for that alone', () => {
  for (const { operations, tlsCa } of [...credentials.authorities.values(), credentials.ordererOrg]) {
    const client = certificateOf(operations.client);
    const ca = new X509Certificate(operations.ca);
    expect(client.checkIssued(ca) && client.verify(ca.publicKey)).toBe(true);
    expect(client.verify(certificateOf(tlsCa).publicKey)).toBe(false);
    expect(client.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
  }
});

test('each authority has vault keys of its own, of 32 random bytes', () => {
  const secrets = [...credentials.authorities.values()].map(({ vaultKeys }) => {
    const { keys } = JSON.parse(vaultKeys) as { keys: { id: string; secret: string }[] };
    expect(keys).toEqual([
      {
        id: expect.stringMatching(/^k-[0-9a-f]{8}$/) as string,
        secret: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    ]);
    return keys[0]?.secret;
  });
  expect(new Set(secrets).size).toBe(4);
});

test("Fabric's ClientIdentity reads an actor's attributes", () => {
  const li = identityOf('GD', guangdong.actors.get('li')!);
  expect(li.getMSPID()).toBe('GD');
  expect(li.getID()).toBe('x509::/O=GD/OU=client/CN=li::/O=GD/CN=ca.gd');
  expect(li.getAttributeValue('hf.EnrollmentID')).toBe('li');
  expect(li.getAttributeValue('hf.Type')).toBe('client');
  expect(li.getAttributeValue('hf.Affiliation')).toBe('GD');
  expect(li.getAttributeValue('opn.department')).toBe('hrss/licensing');
  expect(li.assertAttributeValue('opn.roles', 'official')).toBe(true);

  const admin = identityOf('GD', guangdong.admin);
  expect(admin.getAttributeValue('hf.Type')).toBe('admin');
  expect(admin.getAttributeValue('opn.roles')).toBeNull();
});

test('an actor enrolled later has the same standing, for as long as the CA', () => {
  const actor = { id: 'wang', department: 'civil-affairs', roles: ['steward', 'official'] };
  const pair = issueActor(guangdong, actor);
  const certificate = certificateOf(pair);
  const ca = certificateOf(guangdong.ca);
  expect(certificate.checkIssued(ca) && certificate.verify(ca.publicKey)).toBe(true);
  expect(certificate.subject).toBe('O=GD\nOU=client\nCN=wang');
  expect(certificate.validTo).toBe(ca.validTo);
  expect(certificate.validFromDate.getTime()).toBeLessThan(Date.now());
  expect(identityOf('GD', pair).getAttributeValue('opn.roles')).toBe('official,steward');
  const message = Buffer.from('message');
  expect(verify('sha256', message, certificate.publicKey, sign('sha256', message, pair.privateKey))).toBe(true);
});

test('the term is as asked for, and may pass the year 2050', async () => {
  const now = new Date('2049-12-31T12:00:00Z');
  const { ordererOrg } = await issueCredentials(topology, { now, days: 1 });
  const certificate = certificateOf(ordererOrg.admin);
  expect(certificate.validFromDate).toEqual(new Date('2049-12-31T11:55:00Z'));
  expect(certificate.validToDate).toEqual(new Date('2050-01-01T12:00:00Z'));
});
