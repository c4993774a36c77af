/** Who an authority turns away by its own word alone: people, administrators, single certificates. */
import { X509Certificate, createHash } from 'node:crypto';
import { errors } from '@oneplusn/api';
import { sampleTopology } from '@oneplusn/topology';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { Conspiracy, factKey, rogueFoundation } from '../sharing/conspiracy';
import { connectWith } from './certificates';

const { committee } = sampleTopology('quickstart');
const rogue = rogueFoundation(committee);
const net = useNet({ perAuthority: { ZJ: rogue, MHRSS: rogue } });
const admin = () => net().connect('GD/admin');
const reason = '人员调离';

const fingerprintOf = (actor: string): string => {
  const { credentials } = net().identity(actor) as { credentials: { certificate: string } };
  return createHash('sha256').update(new X509Certificate(credentials.certificate).raw).digest('hex');
};
const chief = (name = 'chief') => connectWith(net(), 'GD', { 'hf.EnrollmentID': name }, ['admin']);

test('an administrator’s certificate never acts as a person, whatever it is called', async () => {
  const posing = await chief('li');
  expect(await posing.registry.whoami()).toMatchObject({ actor: 'GD/admin/li', roles: ['administrator'] });
  await refused((await chief('admin/li')).catalog.publish({} as never), errors.ledger.malformed);
  const enrolment = { id: 'admin/li', name: 'x', department: 'civil-affairs', roles: ['official' as const] };
  await refused((await admin()).registry.enrol({ actors: [enrolment] }), errors.ledger.malformed);
});

test('an administrator is turned away by another, and acts again', async () => {
  const [one, other] = [await admin(), await chief()];
  expect(await other.registry.suspend({ administrators: ['admin'], reason })).toEqual({ ids: ['GD/admin/admin'] });
  expect((await refused(one.registry.whoami(), errors.registry.actorSuspended)).args).toEqual({
    actor: 'GD/admin/admin',
  });
  expect(await other.registry.standing({ id: 'GD/admin/admin' })).toEqual({ suspended: true });
  await other.registry.resume({ administrators: ['admin'], reason });
  expect(await one.registry.whoami()).toMatchObject({ actor: 'GD/admin/admin' });
  expect(await other.registry.standing({ id: 'GD/admin/admin' })).toEqual({ suspended: false });
});

test('nobody shuts the door behind themselves, and somebody must be named', async () => {
  const ledger = await admin();
  const { registry } = errors;
  await refused(ledger.registry.suspend({ administrators: ['admin'], reason }), registry.suspendsItself);
  const own = { certificates: [fingerprintOf('GD/admin')], reason };
  await refused(ledger.registry.suspend(own), registry.suspendsItself);
  await refused(ledger.registry.suspend({ reason }), registry.motionUnfit);
  await refused((await net().connect('GD/li')).registry.suspend({ actors: ['chen'], reason }), registry.roleMissing);
});

test('a single certificate is suspended; its holder’s next one works', async () => {
  const attributes = { 'hf.EnrollmentID': 'chen', 'opn.department': 'civil-affairs', 'opn.roles': 'official' };
  const [before, after] = [await net().connect('GD/chen'), await connectWith(net(), 'GD', attributes)];
  const fingerprint = fingerprintOf('GD/chen');
  await (await admin()).registry.suspend({ certificates: [fingerprint], reason: '私钥遗失' });
  const error = await refused(before.registry.whoami(), errors.registry.certificateSuspended);
  expect(error.args).toEqual({ msp: 'GD', fingerprint });
  expect(await after.registry.whoami()).toMatchObject({ actor: 'GD/chen' });
  await (await admin()).registry.resume({ certificates: [fingerprint], reason: '已找回' });
  expect(await before.registry.whoami()).toMatchObject({ actor: 'GD/chen' });
});

test('an authority marks only its own', async () => {
  const shen = await net().connect('ZJ/shen');
  await (await admin()).registry.suspend({ actors: ['shen'], certificates: [fingerprintOf('ZJ/shen')], reason });
  expect(await shen.registry.whoami()).toMatchObject({ actor: 'ZJ/shen' });
});

test('two others hold the person’s entry shut, and the suspension takes effect all the same', async () => {
  const li = await net().connect('GD/li');
  const pair = new Conspiracy(net(), 'ZJ/shen', ['MHRSS', 'ZJ']);
  expect(await pair.write({ key: factKey('actor', 'GD/li'), text: 'held' })).toBe(0);
  expect(await li.registry.whoami()).toMatchObject({ actor: 'GD/li' });
  await (await admin()).registry.suspend({ actors: ['li'], reason });
  await refused(li.registry.whoami(), errors.registry.actorSuspended);
  expect(await pair.write({ key: factKey('mark', 'actor/GD'), text: 'x', into: 'GD' })).not.toBe(0);
});
