import {
  issueActor,
  issueCredentials,
  issueRevocations,
  sampleTopology,
  serialOf,
  type KeyPair,
} from '@oneplusn/topology';
import { readRevocations } from './revocations';

let ca: KeyPair;
let other: KeyPair;
let li: string;
beforeAll(async () => {
  const { authorities } = await issueCredentials(sampleTopology('quickstart'));
  ca = authorities.get('GD')!.ca;
  other = authorities.get('ZJ')!.ca;
  li = issueActor({ msp: 'GD', ca }, { id: 'li', department: 'hrss', roles: ['official'] }).certificate;
});

const read = (list: string | Uint8Array) => readRevocations(Buffer.from(list), [other.certificate, ca.certificate]);

test('a list says which certificates it revokes, and until when it is the newest', () => {
  const at = new Date('2026-11-23T12:00:00Z');
  const list = issueRevocations(ca, { serials: [serialOf(li), 'F0', serialOf(li)], at, days: 30 });
  expect(read(list)).toEqual({ revoked: [serialOf(li), 'F0'].sort(), until: Date.parse('2026-12-23T12:00:00Z') });
  expect(read(issueRevocations(ca, { serials: [] }))).toMatchObject({ revoked: [] });
  const der = Buffer.from(list.split('-----')[2]!, 'base64');
  expect(read(der)).toEqual(read(list));
  const many = Array.from({ length: 8_000 }, (_, n) => (2n ** 124n + BigInt(n)).toString(16).toUpperCase());
  expect(read(issueRevocations(ca, { serials: many })).revoked).toEqual(many);
});

test('one that another CA signed, that was altered, or that is none has no effect', () => {
  const list = issueRevocations(ca, { serials: [serialOf(li)] });
  expect(readRevocations(Buffer.from(list), [other.certificate])).toMatchObject({ flaw: 'foreign' });
  const der = Buffer.from(list.split('-----')[2]!, 'base64');
  der[der.length - 1]! ^= 1;
  expect(read(der)).toMatchObject({ flaw: 'foreign', revoked: [serialOf(li)] });
  for (const none of ['', 'no list', ca.certificate]) expect(read(none)).toEqual({ flaw: 'unreadable', revoked: [] });
});

test('one that does not name the key of its CA would shut everybody out', () => {
  const der = Buffer.from(issueRevocations(ca, { serials: [] }).split('-----')[2]!, 'base64');
  // The extension goes by another object identifier: issuerAltName instead of authorityKeyIdentifier.
  const at = der.indexOf(Buffer.from('0603551d23', 'hex'));
  expect(at).toBeGreaterThan(0);
  der[at + 4] = 0x12;
  expect(read(der)).toMatchObject({ flaw: 'keyless' });
});
