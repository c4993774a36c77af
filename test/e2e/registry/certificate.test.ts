/** What the door reads of a certificate: which roles it gives, and that none makes an administrator but its subject. */
import { issueCredentials, sampleTopology, type Credentials } from '@oneplusn/topology';
import type { ClientIdentity } from 'fabric-shim';
import { certificateOf } from '../../../chaincode/foundation/src/door/certificate';

let credentials: Credentials;
beforeAll(async () => (credentials = await issueCredentials(sampleTopology('quickstart'))));

/** A certificate with other attributes than it was issued with: each is read once, so each case takes its own. */
const withAttributes = (msp: string, actor: string, attributes: Readonly<Record<string, string>>) => {
  const { admin, actors } = credentials.authorities.get(msp)!;
  const { certificate } = actor === 'admin' ? admin : actors.get(actor)!;
  return certificateOf({
    getIDBytes: () => Buffer.from(certificate),
    getAttributeValue: (name: string) => attributes[name] ?? null,
  } as unknown as ClientIdentity);
};

test('the roles are those that are listed, in whatever order; what is no role is none', () => {
  const given = { 'opn.roles': 'steward,official,king', 'hf.EnrollmentID': 'li', 'opn.department': 'hrss' };
  expect(withAttributes('GD', 'li', given)).toMatchObject({
    ...{ enrolment: 'li', name: 'li', department: 'hrss', administrator: false },
    roles: expect.arrayContaining(['official', 'steward']) as string[],
    rolesText: given['opn.roles'],
  });
  expect(withAttributes('GD', 'feng', { 'opn.roles': 'officials' }).roles).toEqual([]);
  expect(withAttributes('ZJ', 'fan', {})).toMatchObject({ roles: [], rolesText: '', enrolment: undefined });
});

test('no attribute makes an administrator: the subject does', () => {
  expect(withAttributes('GD', 'chen', { 'opn.roles': 'administrator,official' })).toMatchObject({
    administrator: false,
    roles: ['official'],
  });
  expect(withAttributes('GD', 'admin', { 'opn.roles': 'official' })).toMatchObject({
    administrator: true,
    roles: ['administrator'],
  });
});
