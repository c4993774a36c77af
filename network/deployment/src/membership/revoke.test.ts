import { X509Certificate } from 'node:crypto';
import { common, msp } from '@hyperledger/fabric-protos';
import { issueActor, issueCredentials, issueRevocations, sampleTopology, serialOf } from '@oneplusn/topology';
import type { AuthorityCredentials, KeyPair } from '@oneplusn/topology';
import { mspIn } from '../channel/members';
import { groupIn } from '../channel/read';
import { readRevocations } from '../channel/revocations';
import { revocationOf, type MakeList } from './revoke';
import { changesOf } from './update';

let gd: AuthorityCredentials;
let other: KeyPair;
let [li, chen] = ['', ''];
beforeAll(async () => {
  const { authorities } = await issueCredentials(sampleTopology('quickstart'));
  gd = authorities.get('GD')!;
  other = authorities.get('ZJ')!.ca;
  [li = '', chen = ''] = ['li', 'chen'].map(
    (id) => issueActor(gd, { id, department: 'hrss', roles: ['official'] }).certificate,
  );
});

/** A channel on which GD has such lists. */
function configured(...lists: readonly string[]): common.Config {
  const member = new msp.FabricMSPConfig();
  member.setName('GD');
  member.setRootCertsList([Buffer.from(gd.ca.certificate)]);
  member.setRevocationListList(lists.map((list) => Buffer.from(list)));
  const stored = new msp.MSPConfig();
  stored.setConfig(member.serializeBinary());
  const value = new common.ConfigValue();
  value.setVersion(3);
  value.setModPolicy('Admins');
  value.setValue(stored.serializeBinary());
  const [group, application, channel] = [new common.ConfigGroup(), new common.ConfigGroup(), new common.ConfigGroup()];
  group.setVersion(2);
  group.getValuesMap().set('MSP', value);
  application.setVersion(5);
  application.getGroupsMap().set('GD', group);
  channel.getGroupsMap().set('Application', application);
  const config = new common.Config();
  config.setChannelGroup(channel);
  return config;
}

const caller = (certificate = gd.admin.certificate) => ({
  ...{ msp: 'GD', certificate },
  sign: () => Promise.reject(new Error('nothing is to be signed here')),
});
const update = (config: common.Config, makeList: MakeList, ca = gd.ca.certificate) =>
  revocationOf(config, 'oneplusn', caller(), { ca, makeList });
const making =
  (...certificates: readonly string[]): MakeList =>
  (earlier) =>
    issueRevocations(gd.ca, { serials: [...earlier, ...certificates.map(serialOf)] });

/** Who is revoked by the lists that an update writes. */
function written(made: common.ConfigUpdate): string[][] {
  const config = new common.Config();
  config.setChannelGroup(made.getWriteSet());
  const group = groupIn(config, 'Application').getGroupsMap().get('GD')!;
  const lists = mspIn(group).getRevocationListList_asU8();
  return lists.map((bytes) => [...readRevocations(bytes, [gd.ca.certificate]).revoked]);
}

test('the update changes the MSP of the caller and nothing else; what was revoked stays revoked', () => {
  const first = update(configured(), making(li));
  expect(changesOf(first)).toEqual({ adds: [], removes: [], changes: ['Application/GD/MSP'] });
  const value = first.getWriteSet()?.getGroupsMap().get('Application')?.getGroupsMap().get('GD')?.getValuesMap();
  expect([value?.get('MSP')?.getVersion(), value?.get('MSP')?.getModPolicy()]).toEqual([4, 'Admins']);
  expect(written(first)).toEqual([[serialOf(li)]]);
  const second = update(configured(issueRevocations(gd.ca, { serials: [serialOf(li)] })), making(chen));
  expect(written(second)).toEqual([[serialOf(li), serialOf(chen)].sort()]);
});

test('a list that Fabric would pass over, or by which it would shut everybody out, is not put there', () => {
  const refuses = (makeList: MakeList) =>
    expect(() => update(configured(), makeList)).toThrow(expect.objectContaining({ code: 'DEPLOY-141' }) as Error);
  refuses(() => issueRevocations(other, { serials: ['7F'] }));
  refuses(() => 'no list');
  refuses(() => {
    const der = Buffer.from(issueRevocations(gd.ca, { serials: [] }).split('-----')[2]!, 'base64');
    der[der.indexOf(Buffer.from('0603551d23', 'hex')) + 4] = 0x12;
    return der;
  });
  refuses(making(gd.admin.certificate));
  expect(new X509Certificate(gd.admin.certificate).subject).toContain('OU=admin');
});
