/** A third's facts, and what two authorities together can do to them: damage, never make. */
import { canonicalJson, errors, type catalog, type registry } from '@oneplusn/api';
import { sampleTopology } from '@oneplusn/topology';
import type { Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { Conspiracy, factKey, rogueFoundation } from '../sharing/conspiracy';
import { posts, secret } from '../sharing/data';
import { everywhere } from '../sharing/everywhere';
import { stockClient } from '../sharing/stock';

const rogue = rogueFoundation(sampleTopology('quickstart').committee);
const net = useNet({ perAuthority: { GD: rogue, ZJ: rogue } });
const [valid, policyFailure] = [0, 10];

let pair: Conspiracy;
let wu: Ledger;
let auditor: Ledger;
beforeAll(async () => {
  pair = new Conspiracy(net(), 'GD/feng', ['GD', 'ZJ']);
  wu = await net().connect('MHRSS/wu');
  auditor = await net().connect('Committee/qian');
  await settled(wu.dataset(posts).publish());
});

const kind = 'dataset' as const;
const { id } = posts;
const key = factKey(kind, id);
const get = () => auditor.catalog.get({ dataset: id });
const found = async () => (await auditor.catalog.search({ provider: 'MHRSS' })).items.map((dataset) => dataset.id);
const sealsOf = async (of: string = id) =>
  (await auditor.ledger.fact({ kind, id: of })).seals.map(({ state }) => state);
/** What came of a write, when every authority's peer has it. */
const settled = async <T>(write: Promise<T>): Promise<T> => {
  const answer = await write;
  await everywhere(net());
  return answer;
};
const restore = async () => {
  const { content } = await wu.ledger.copy({ kind, id });
  return settled(wu.ledger.restore({ kind, id, content }));
};

describe('a dataset of another', () => {
  test('altered, it does not exist; everybody can see why; its owner puts it right', async () => {
    const original = await get();
    expect(await sealsOf()).toEqual(['intact']);
    expect(await pair.forge(kind, id, { ...original, sharing: { class: 'conditional', mode: 'x' } })).toBe(valid);
    expect((await refused(get(), errors.ledger.sealBroken)).args).toEqual({ kind, id });
    expect(await found()).not.toContain(id);
    expect(await sealsOf()).toEqual(['broken']);
    await refused(wu.records.put({ dataset: id, records: [{ code: '1', name: 'x' }] }), errors.ledger.sealBroken);
    await refused(wu.dataset(posts).publish({}), errors.ledger.sealBroken);
    expect(await restore()).toEqual({ restored: true });
    expect(await get()).toEqual(original);
    expect(await found()).toContain(id);
    expect(await restore()).toEqual({ restored: false });
  });

  test('removed, it comes back the same way', async () => {
    const original = await get();
    expect(await pair.write({ key })).toBe(valid);
    await refused(get(), errors.ledger.sealBroken);
    expect(await found()).not.toContain(id);
    expect(await sealsOf()).toEqual(['broken']);
    expect(await restore()).toEqual({ restored: true });
    expect(await get()).toEqual(original);
  });

  test.each(['nonsense', '{}', 'null', '[]', '0', '{"value":null}', '{"value":{}}', '{"value":{"id":"MHRSS/posts"}}'])(
    'turned into %s, it hurts nobody’s list',
    async (text) => {
      expect(await pair.write({ key, text })).toBe(valid);
      await refused(get(), errors.ledger.sealBroken);
      expect(await found()).not.toContain(id);
      expect((await auditor.catalog.search({ term: '职业', sharing: 'unconditional' })).items).toEqual([]);
      await restore();
    },
  );

  test('an old version does not come back, and the forged one is not of its history', async () => {
    const entry = entryOf(await get());
    const first = await pair.read(key);
    await wu.catalog.revise({ dataset: id, ...entry, abstract: '第二版' });
    expect(await pair.write({ key, text: first })).toBe(valid);
    await refused(get(), errors.ledger.sealBroken);
    await refused(auditor.catalog.versions({ dataset: id }), errors.ledger.sealBroken);
    await restore();
    expect(await pair.forge(kind, id, { ...(await get()), abstract: '假版' })).toBe(valid);
    await restore();
    const versions = await auditor.catalog.versions({ dataset: id });
    expect(versions.map(({ version, abstract }) => [version, abstract])).toEqual([
      [2, '第二版'],
      [1, posts.abstract],
    ]);
  });

  test('one of their invention is none, and its name is still to be had', async () => {
    const name = secret.id;
    expect(await pair.forge(kind, name, { ...(await get()), id: name })).toBe(valid);
    await refused(auditor.catalog.get({ dataset: name }), errors.ledger.notFound);
    expect(await found()).not.toContain(name);
    expect(await sealsOf(name)).toEqual(['absent']);
    expect(await settled(wu.dataset(secret).publish())).toMatchObject({ id: name, version: 1 });
    expect(await sealsOf(name)).toEqual(['intact']);
  });

  test('nor can they seal it', async () => {
    const text = canonicalJson({ value: { ...(await get()), version: 99 } });
    expect(await pair.write({ key, text }, { key, text, into: 'MHRSS' })).toBe(policyFailure);
    expect(await sealsOf()).toEqual(['intact']);
  });

  test('nor does it help to move a sealed value to another name', async () => {
    const other = 'MHRSS/moved';
    expect(await pair.write({ key: factKey(kind, other), text: await pair.read(key) })).toBe(valid);
    await refused(auditor.catalog.get({ dataset: other }), errors.ledger.notFound);
    expect(await found()).toEqual([secret.id, id].sort());
  });

  test('only its owner restores it, from the owner’s own copy, and nothing else', async () => {
    const { content, hash } = await wu.ledger.copy({ kind, id });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const feng = await net().connect('GD/feng');
    await refused(feng.ledger.restore({ kind, id, content }), errors.ledger.notOwner);
    const altered = content.replace('职业', '假业');
    await refused(wu.ledger.restore({ kind, id, content: altered }), errors.ledger.copyMissing);
    await refused(wu.ledger.restore({ kind, id, content: 'nonsense' }), errors.ledger.copyMissing);
    await refused(wu.ledger.restore({ kind, id: 'MHRSS/none', content }), errors.ledger.copyMissing);
    await refused(wu.ledger.copy({ kind, id: 'MHRSS/none' }), errors.ledger.notFound);
    await refused(wu.ledger.fact({ kind, id: 'MHRSS/none' }), errors.ledger.notFound);
    // An authority that is not of the channel has no collection there.
    await refused(wu.ledger.fact({ kind, id: 'Nobody/none' }), errors.ledger.notFound);
    await refused(wu.catalog.get({ dataset: 'Nobody/none' }), errors.ledger.notFound);
  });

  test('a copy is asked of the owner’s peer', async () => {
    const client = stockClient(net(), 'GD/feng');
    try {
      const options = { arguments: [JSON.stringify({ input: { kind, id } })], endorsingOrganizations: ['ZJ'] };
      const reason: unknown = await client.evaluate('ledger:copy', options).catch((error: unknown) => error);
      expect(JSON.stringify((reason as { details: unknown }).details)).toContain(errors.ledger.notOnThisPeer.code);
    } finally {
      client.close();
    }
  });
});

describe('the registry of another', () => {
  test('does not bring back a suspended actor', async () => {
    const admin = await net().connect('MHRSS/admin');
    const zheng = await net().connect('MHRSS/zheng');
    const actor = factKey('actor', 'MHRSS/zheng');
    const active = await pair.read(actor);
    const enrolled = { id: 'zheng', name: '郑伟', department: 'social-insurance', roles: ['official' as const] };
    await admin.registry.enrol({ actors: [{ ...enrolled, state: 'suspended' }] });
    await refused(zheng.registry.whoami(), errors.registry.actorSuspended);
    expect(await pair.write({ key: actor, text: active })).toBe(valid);
    expect((await refused(zheng.registry.whoami(), errors.ledger.sealBroken)).args).toMatchObject({ kind: 'actor' });
    expect(await pair.write({ key: actor })).toBe(valid);
    await refused(zheng.registry.whoami(), errors.ledger.sealBroken);
    const { content } = await admin.ledger.copy({ kind: 'actor', id: 'MHRSS/zheng' });
    await admin.ledger.restore({ kind: 'actor', id: 'MHRSS/zheng', content });
    await refused(zheng.registry.whoami(), errors.registry.actorSuspended);
    await admin.registry.enrol({ actors: [enrolled] });
    expect(await zheng.registry.whoami()).toMatchObject({ actor: 'MHRSS/zheng' });
  });

  test('does not take in a stranger, nor raise an actor', async () => {
    const roles = ['auditor', 'steward'];
    const forged: registry.Actor = {
      id: 'MHRSS/mole',
      name: 'x',
      department: 'data-office',
      roles: ['steward'],
      state: 'active',
    };
    expect(await pair.forge('actor', forged.id, forged)).toBe(valid);
    const { items } = await auditor.registry.actors({ msp: 'MHRSS' });
    expect(items.map((actor) => actor.id)).toEqual(['MHRSS/he', 'MHRSS/wu', 'MHRSS/zheng']);
    const li: registry.Actor = { ...items[1]!, roles: roles as never };
    expect(await pair.forge('actor', 'MHRSS/wu', li)).toBe(valid);
    expect((await auditor.registry.actors({ msp: 'MHRSS' })).items.map((actor) => actor.id)).toEqual([
      'MHRSS/he',
      'MHRSS/zheng',
    ]);
    expect(await wu.registry.whoami()).toMatchObject({ actor: 'MHRSS/wu', roles: ['steward'] });
    const mark = canonicalJson({ state: 'active', department: 'data-office', roles: ['steward'] });
    const marked = pair.write({ key: ['mark', 'actor', 'MHRSS', 'mole'], text: mark, into: 'MHRSS' });
    expect(await marked).toBe(policyFailure);
    const admin = await net().connect('MHRSS/admin');
    const { content } = await admin.ledger.copy({ kind: 'actor', id: 'MHRSS/wu' });
    await admin.ledger.restore({ kind: 'actor', id: 'MHRSS/wu', content });
  });

  test('does not vote for others', async () => {
    const proposal = await (
      await net().connect('GD/admin')
    ).registry.propose({
      motion: { action: 'parameter', parameter: { name: 'access.reply-days', value: 99, basis: 'x' } },
    });
    const local = proposal.id.slice(proposal.id.indexOf('/') + 1);
    for (const msp of ['MHRSS', 'Committee']) {
      const vote = { id: `${msp}/gd/${local}`, proposal: proposal.id, approve: true, provenance: proposal.provenance };
      expect(await pair.forge('vote', vote.id, vote)).toBe(valid);
    }
    // To damage what says that the others belong takes none of them out of the count.
    expect(await pair.write({ key: factKey('authority', 'Committee/mhrss') })).toBe(valid);
    for (const msp of ['GD', 'ZJ']) {
      await (await net().connect(`${msp}/admin`)).registry.vote({ proposal: proposal.id, approve: true });
    }
    await everywhere(net());
    const enact = (await net().connect('Committee/admin')).registry.enact({ proposal: proposal.id });
    expect((await refused(enact, errors.registry.notEnoughVotes)).args).toMatchObject({ votes: 2, needed: 3 });
  });

  test('does not found a network of their own in its place', async () => {
    const constitution = factKey('constitution', 'Committee/constitution');
    expect(await pair.write({ key: constitution })).toBe(valid);
    const founder = await net().connect('Committee/admin');
    const authorities = [{ msp: 'Committee', name: { zh: 'x' }, kind: 'committee' as const }];
    const again = founder.registry.found({
      authorities: [...authorities, { msp: 'GD', name: { zh: 'x' }, kind: 'province' }],
    });
    await refused(again, errors.ledger.sealBroken);
    const { content } = await founder.ledger.copy({ kind: 'constitution', id: 'Committee/constitution' });
    expect(await founder.ledger.restore({ kind: 'constitution', id: 'Committee/constitution', content })).toEqual({
      restored: true,
    });
  });
});

/** What `revise` takes, out of a dataset as it stands. */
function entryOf(dataset: catalog.Dataset): catalog.Entry {
  const { code, title, abstract, domain, catalog, format, schema, key: named, sharing } = dataset;
  const { openness, grade, updateCycle, related } = dataset;
  return {
    code,
    title,
    abstract,
    domain,
    catalog,
    format,
    schema,
    key: named,
    sharing,
    openness,
    grade,
    updateCycle,
    related,
  };
}
