import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { IdentityError } from './identity';
import { Members, serializeIdentity } from './members';
import { Msp } from './msp';

x509.cryptoProvider.set(webcrypto);
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const year = 365 * 24 * 3600_000;

interface Authority {
  readonly certificate: x509.X509Certificate;
  readonly keys: webcrypto.CryptoKeyPair;
}

async function authority(name: string, issuer?: Authority): Promise<Authority> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const term = { notBefore: new Date(Date.now() - 5 * year), notAfter: new Date(Date.now() + 5 * year) };
  const extensions = [new x509.BasicConstraintsExtension(true, undefined, true)];
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${name}`,
    issuer: issuer?.certificate.subject ?? `CN=${name}`,
    ...term,
    publicKey: keys.publicKey,
    signingKey: (issuer ?? { keys }).keys.privateKey,
    signingAlgorithm: algorithm,
    extensions,
  });
  return { certificate, keys };
}

async function leaf(issuer: Authority, units: readonly string[], ages = { from: -1, to: 1 }): Promise<string> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: [{ CN: ['user'] }, ...units.map((unit) => ({ OU: [unit] }))],
    issuer: issuer.certificate.subject,
    notBefore: new Date(Date.now() + ages.from * year),
    notAfter: new Date(Date.now() + ages.to * year),
    publicKey: keys.publicKey,
    signingKey: issuer.keys.privateKey,
    signingAlgorithm: algorithm,
  });
  return certificate.toString('pem');
}

const pem = ({ certificate }: Authority): string => certificate.toString('pem');

describe('an MSP', () => {
  let root: Authority;
  let foreign: Authority;
  let msp: Msp;

  beforeAll(async () => {
    [root, foreign] = await Promise.all([authority('root'), authority('root')]);
    msp = new Msp({ id: 'A', roots: [pem(root)] });
  });

  it('takes a certificate of its root, with one role and any other units', async () => {
    const identity = msp.identity(Buffer.from(await leaf(root, ['client', 'gd/hrss'])));
    expect(identity).toMatchObject({ msp: 'A', units: ['client', 'gd/hrss'], invalid: undefined });
  });

  it.each([{ units: [] }, { units: ['client', 'admin'] }, { units: ['department'] }])(
    'holds an identity with the units $units invalid',
    async ({ units }) => {
      expect(msp.identity(Buffer.from(await leaf(root, units))).invalid).toMatch(/OU/);
    },
  );

  it('takes who is listed as an administrator for one, with another role or none, and nobody else', async () => {
    const [client, plain, other] = await Promise.all(
      [['client'], ['hrss'], ['client']].map((each) => leaf(root, each)),
    );
    const listing = new Msp({ id: 'A', roots: [pem(root)], admins: [client, plain, 'no certificate'] as string[] });
    const of = (certificate = '') => listing.identity(Buffer.from(certificate));
    expect(of(client)).toMatchObject({ units: ['client', 'admin'], invalid: undefined });
    expect(of(plain)).toMatchObject({ units: ['hrss', 'admin'], invalid: undefined });
    expect(of(other)).toMatchObject({ units: ['client'], invalid: undefined });
    expect(msp.identity(Buffer.from(plain ?? '')).invalid).toMatch(/OU/);
  });

  it('leaves expiry to the entrances of peer and orderer, and tells it', async () => {
    const identity = msp.identity(Buffer.from(await leaf(root, ['client'], { from: -2, to: -1 })));
    expect(identity.invalid).toBeUndefined();
    expect(identity.expires).toBeLessThan(Date.now());
  });

  it('refuses a certificate from before its root was valid', async () => {
    const early = Buffer.from(await leaf(root, ['client'], { from: -6, to: 1 }));
    expect(() => msp.identity(early)).toThrow(IdentityError);
  });

  it('refuses the certificate of another root with the same name', async () => {
    const other = Buffer.from(await leaf(foreign, ['client']));
    expect(() => msp.identity(other)).toThrow(/does not chain up/);
  });

  it('follows intermediates to the root', async () => {
    const middle = await authority('middle', root);
    const user = Buffer.from(await leaf(middle, ['client']));
    expect(() => msp.identity(user)).toThrow(IdentityError);
    expect(
      new Msp({ id: 'A', roots: [pem(root)], intermediates: [pem(middle)] }).identity(user).invalid,
    ).toBeUndefined();
    expect(() => new Msp({ id: 'A', roots: [pem(foreign)], intermediates: [pem(middle)] }).identity(user)).toThrow();
  });

  it('does not let an authority act as a user', () => {
    expect(msp.identity(Buffer.from(pem(root))).invalid).toMatch(/certificate authority/);
  });

  it('takes no DER and no rubbish', async () => {
    const der = new x509.X509Certificate(await leaf(root, ['client'])).rawData;
    expect(() => msp.identity(new Uint8Array(der))).toThrow(/PEM/);
    expect(() => msp.identity(Buffer.from('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'))).toThrow(
      IdentityError,
    );
  });

  it('is found by the name in a serialized identity', async () => {
    const members = new Members([
      { id: 'A', roots: [pem(root)] },
      { id: 'B', roots: [pem(foreign)] },
    ]);
    const certificate = await leaf(root, ['peer']);
    expect(members.identity(serializeIdentity('A', certificate)).units).toEqual(['peer']);
    expect(members.identity(serializeIdentity('A', certificate))).toBe(
      members.identity(serializeIdentity('A', certificate)),
    );
    expect(members.find(serializeIdentity('B', certificate))).toBeUndefined();
    expect(() => members.identity(serializeIdentity('C', certificate))).toThrow(/MSP C is unknown/);
    expect(() => members.identity(Buffer.from('rubbish'))).toThrow(IdentityError);
  });

  it('takes none that its issuer has revoked; a list of another one revokes nothing', async () => {
    const given = await leaf(root, ['client']);
    const { serialNumber } = new x509.X509Certificate(given);
    const listBy = async ({ certificate, keys }: Authority, entries: string[]) => {
      const list = await x509.X509CrlGenerator.create({
        issuer: certificate.subject,
        entries: entries.map((each) => ({ serialNumber: each })),
        signingKey: keys.privateKey,
        signingAlgorithm: algorithm,
      });
      return Buffer.from(list.rawData);
    };
    const judged = (...revocations: Uint8Array[]) =>
      new Msp({ id: 'A', roots: [pem(root)], revocations }).identity(Buffer.from(given)).invalid;
    expect(judged(await listBy(root, ['01', serialNumber]))).toBe('the certificate has been revoked');
    for (const harmless of [await listBy(root, []), await listBy(root, ['01']), await listBy(foreign, [serialNumber])])
      expect(judged(harmless, Buffer.from('no list'))).toBeUndefined();
  });
});
