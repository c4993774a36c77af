import { errors } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { connectWith } from './certificates';

const net = useNet();
const as = (actor: string): Promise<Ledger> => net().connect(actor);
const zh = (text: string) => ({ zh: text });

/** A new actor of Guangdong with a certificate of their own. */
async function newcomer(id: string, change: { department?: string; roles?: string } = {}): Promise<Ledger> {
  const { department = 'civil-affairs', roles = 'official' } = change;
  return connectWith(net(), 'GD', { 'hf.EnrollmentID': id, 'opn.department': department, 'opn.roles': roles });
}
const enrolment = (id: string) => ({ id, name: id, department: 'civil-affairs', roles: ['official' as const] });

describe('who belongs', () => {
  test('authorities, departments and actors are listed, page by page', async () => {
    const li = await as('GD/li');
    const { items } = await li.registry.authorities();
    expect(items.map(({ msp, state }) => `${msp} ${state}`)).toEqual([
      'Committee active',
      'GD active',
      'MHRSS active',
      'ZJ active',
    ]);
    const first = await li.registry.departments({ msp: 'GD', size: 2 });
    const second = await li.registry.departments({ msp: 'GD', size: 200, after: first.next });
    expect([...first.items, ...second.items].map(({ path }) => path)).toEqual([
      ...['civil-affairs', 'data-bureau', 'development-reform', 'hrss', 'hrss/licensing'],
    ]);
    expect(second.next).toBeUndefined();
    const actors = await li.registry.actors({ msp: 'ZJ' });
    expect(actors.items.map(({ id }) => id)).toEqual(['ZJ/fan', 'ZJ/jiang', 'ZJ/shen', 'ZJ/wei']);
    expect((await li.registry.actors({ msp: 'Nobody' })).items).toEqual([]);
    await refused(li.registry.actors({ msp: 'ZJ', after: 'GD/li' }), errors.ledger.malformed);
  });

  test('everybody learns who the ledger takes them for', async () => {
    expect(await (await as('GD/li')).registry.whoami()).toEqual({
      ...{ actor: 'GD/li', msp: 'GD', department: 'hrss/licensing', roles: ['official'], name: '李娜' },
    });
    expect(await (await as('GD/admin')).registry.whoami()).toEqual({
      ...{ actor: 'GD/admin/admin', msp: 'GD', roles: ['administrator'], name: 'admin' },
    });
  });

  test('parameters carry their legal basis', async () => {
    const { items } = await (await as('GD/li')).registry.parameters();
    expect(items.length).toBeGreaterThan(0);
    for (const { basis } of items) expect(basis).not.toBe('');
  });
});

describe('an authority keeps its own house', () => {
  test('departments grow under those there are', async () => {
    const admin = await as('GD/admin');
    const made = await admin.registry.establish({
      departments: [
        { path: 'water/rivers', name: zh('河湖处') },
        { path: 'water', name: zh('水利厅') },
      ],
    });
    expect(made.map(({ id, state }) => `${id} ${state}`)).toEqual(['GD/water active', 'GD/water/rivers active']);
    const orphan = { departments: [{ path: 'none/below', name: zh('x') }] };
    await refused(admin.registry.establish(orphan), errors.registry.unknownDepartment);
  });

  test('a suspended department takes those below it along, and all their actors, at once', async () => {
    const admin = await as('ZJ/admin');
    const tree = [
      { path: 'forest', name: zh('林业局') },
      { path: 'forest/parks', name: zh('公园处') },
    ];
    await admin.registry.establish({ departments: tree });
    await admin.registry.enrol({ actors: [{ ...enrolment('lin'), department: 'forest/parks' }] });
    const attributes = { 'hf.EnrollmentID': 'lin', 'opn.department': 'forest/parks', 'opn.roles': 'official' };
    const lin = await connectWith(net(), 'ZJ', attributes);
    expect(await lin.registry.whoami()).toMatchObject({ actor: 'ZJ/lin' });
    const changed = await admin.registry.establish({ departments: [{ ...tree[0]!, state: 'suspended' }] });
    expect(changed.map(({ path, state }) => `${path} ${state}`)).toEqual([
      'forest suspended',
      'forest/parks suspended',
    ]);
    await refused(lin.registry.whoami(), errors.registry.unknownDepartment);
    const early = { departments: [{ ...tree[1]!, state: 'active' as const }] };
    await refused(admin.registry.establish(early), errors.registry.unknownDepartment);
  });

  test('an actor needs enrolment, and is out the moment it ends', async () => {
    const admin = await as('GD/admin');
    const xu = await newcomer('xu');
    const error = await refused(xu.registry.whoami(), errors.registry.unknownActor);
    expect(error.args).toEqual({ actor: 'GD/xu' });
    await admin.registry.enrol({ actors: [enrolment('xu')] });
    expect(await xu.registry.whoami()).toMatchObject({ actor: 'GD/xu', name: 'xu' });
    await admin.registry.enrol({ actors: [{ ...enrolment('xu'), state: 'suspended' }] });
    await refused(xu.registry.whoami(), errors.registry.actorSuspended);
    await admin.registry.enrol({ actors: [enrolment('xu')] });
    expect(await xu.registry.whoami()).toMatchObject({ actor: 'GD/xu' });
  });

  test('nobody is enrolled in a department that is not there, and then nobody of the batch is', async () => {
    const admin = await as('GD/admin');
    const batch = [enrolment('he'), { ...enrolment('lv'), department: 'nowhere' }];
    await refused(admin.registry.enrol({ actors: batch }), errors.registry.unknownDepartment);
    const { items } = await admin.registry.actors({ msp: 'GD', size: 200 });
    expect(items.map(({ id }) => id)).not.toContain('GD/he');
  });

  test('what the certificate says must be what the registry says', async () => {
    await (await as('GD/admin')).registry.enrol({ actors: [enrolment('shi')] });
    expect(await (await newcomer('shi')).registry.whoami()).toMatchObject({ actor: 'GD/shi' });
    const promoted = await refused(
      (await newcomer('shi', { roles: 'auditor,official' })).registry.whoami(),
      errors.registry.certificateDiffers,
    );
    expect(promoted.args).toMatchObject({
      attribute: 'opn.roles',
      certified: 'auditor,official',
      registered: 'official',
    });
    const moved = (await newcomer('shi', { department: 'hrss' })).registry.whoami();
    expect((await refused(moved, errors.registry.certificateDiffers)).args).toMatchObject({
      attribute: 'opn.department',
    });
  });

  test('a certificate without enrolment id names nobody', async () => {
    const bad: Record<string, string>[] = [{}, { 'hf.EnrollmentID': 'Li Na' }, { 'hf.EnrollmentID': '../li' }];
    for (const attributes of bad) {
      const nobody = await connectWith(net(), 'GD', { ...attributes, 'opn.department': 'civil-affairs' });
      await refused(nobody.registry.whoami(), errors.registry.badCertificate);
    }
  });

  test('an administrator needs no attributes, and is one by the certificate alone', async () => {
    const root = await connectWith(net(), 'GD', {}, ['admin']);
    expect(await root.registry.whoami()).toMatchObject({ actor: 'GD/admin/someone', roles: ['administrator'] });
    const fake = await connectWith(net(), 'GD', {
      'hf.EnrollmentID': 'li',
      'opn.roles': 'administrator',
      'opn.department': 'hrss',
    });
    await refused(fake.registry.whoami(), errors.registry.certificateDiffers);
  });

  test.each([
    ['establish', (ledger: Ledger) => ledger.registry.establish({ departments: [{ path: 'a', name: zh('a') }] })],
    ['enrol', (ledger: Ledger) => ledger.registry.enrol({ actors: [enrolment('you')] })],
    ['propose', (ledger: Ledger) => ledger.registry.propose({ motion: { action: 'suspend', msp: 'ZJ', reason: 'x' } })],
    ['vote', (ledger: Ledger) => ledger.registry.vote({ proposal: 'Committee/p-1', approve: true })],
  ])('only administrators %s', async (_, call) => {
    for (const actor of ['GD/li', 'GD/feng', 'Committee/qian']) {
      const error = await refused(call(await as(actor)), errors.registry.roleMissing);
      expect(error.args).toMatchObject({ actor, roles: 'administrator' });
    }
  });
});
