/** Two authorities hold public keys shut for ever, or spoil what stands there: nothing that decides waits for them. */
import { errors, sha256, type access } from '@oneplusn/api';
import type { Committed } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { Conspiracy, factKey, rogueFoundation } from '../sharing/conspiracy';
import { insured } from '../sharing/data';
import { enact, votersOf } from '../sharing/governing';
import { dataset, partiesIn, type Parties } from '../sharing/parties';
import { eventually } from '../waiting';

const { committee } = sampleTopology('quickstart');
const rogue = rogueFoundation(committee);
const net = useNet({ perAuthority: { GD: rogue, ZJ: rogue } });

const valid = 0;
let parties: Parties;
let pair: Conspiracy;

beforeAll(async () => {
  parties = await partiesIn(net());
  pair = new Conspiracy(net(), 'GD/li', ['GD', 'ZJ']);
});

const shut = async (kind: string, id: string, text?: string) =>
  expect(await pair.hold(factKey(kind, id), text)).toBe(valid);
/** What two authorities hold shut a wary call goes around; `by` is told how it went. */
const told = () => {
  const ways: Committed['way'][] = [];
  return { ways, onCommit: ({ way }: Committed) => void ways.push(way) };
};
/** What a revision gives of a dataset. */
const entryOf = ({ id: _id, ...entry }: typeof insured) => entry;
const state = async (grant: string) => (await parties.zhejiang.access.grant({ grant })).state;

describe('keys that stand', () => {
  test('a grant is revoked although its key is held shut, and everybody reads that it is', async () => {
    const grant = await parties.granted();
    await shut('grant', grant.id);
    expect(await parties.zhejiang.ledger.fact({ kind: 'grant', id: grant.id })).toMatchObject({
      holders: ['GD', 'ZJ'],
      seals: [{ msp: 'MHRSS', state: 'intact' }],
    });
    const { ways, onCommit } = told();
    await parties.ministry.access.revoke({ grant: grant.id, reason: '用途不符' }, { onCommit });
    expect(ways).toEqual(['wary']);
    expect(await eventually(() => state(grant.id))).toBe('revoked');
    expect(await parties.open({ grant: grant.id })).toMatchObject({
      denial: { code: errors.access.grantRevoked.code },
    });
  });

  test('nor is it brought back by deleting what stands in its place', async () => {
    const grant = await parties.granted();
    await shut('grant', grant.id);
    await parties.ministry.access.revoke({ grant: grant.id, reason: '用途不符' });
    expect(await pair.write({ key: factKey('grant', grant.id) })).toBe(valid);
    expect(await parties.open({ grant: grant.id })).toMatchObject({
      denial: { code: errors.access.grantRevoked.code },
    });
  });

  test('an authority is suspended although it holds its own entry shut', async () => {
    await shut('authority', `${committee}/zj`);
    await enact(net(), { action: 'suspend', msp: 'ZJ', reason: '封住他方键' });
    await refused(
      eventually(() => parties.zhejiang.access.grants({})),
      errors.registry.authoritySuspended,
    );
    await enact(
      net(),
      { action: 'resume', msp: 'ZJ', reason: '已整改' },
      votersOf(net()).filter((msp) => msp !== 'ZJ'),
    );
    await eventually(() => parties.zhejiang.access.grants({}));
  });

  test('a text that is put back where its key is held shut is found elsewhere, with its history', async () => {
    const grant = await parties.granted();
    await shut('grant', grant.id, '{"value":{}}');
    await refused(parties.zhejiang.access.grant({ grant: grant.id }), errors.ledger.sealBroken);
    const { content } = await parties.ministry.ledger.copy({ kind: 'grant', id: grant.id });
    expect(await parties.ministry.ledger.restore({ kind: 'grant', id: grant.id, content })).toEqual({ restored: true });
    expect(await eventually(() => parties.zhejiang.access.grant({ grant: grant.id }))).toEqual(grant);
    expect(await parties.open({ grant: grant.id })).toMatchObject({ state: 'allowed' });
  });
});

describe('keys that can be guessed', () => {
  /** A request has one decision, under a name that follows from it. */
  const decisionKey = ({ id }: access.AccessRequest) => factKey('decision', `MHRSS/d-${sha256(id).slice(0, 24)}`);

  test('a request is refused although the place of its decision was taken before', async () => {
    const request = await parties.request();
    expect(await pair.hold(decisionKey(request))).toBe(valid);
    await parties.ministry.access.refuse({ request: request.id, reason: '用途不符' });
    const read = () => parties.zhejiang.access.requested({ request: request.id });
    const seen = await eventually(read, ({ decision }) => decision !== undefined);
    expect(seen.decision).toMatchObject({ outcome: 'refused' });
  });

  test('another is approved, and opened under', async () => {
    const request = await parties.request();
    expect(await pair.hold(decisionKey(request))).toBe(valid);
    const grant = await parties.ministry.access.approve({ request: request.id });
    expect(await parties.open({ grant: grant.id })).toMatchObject({ state: 'allowed' });
  });
});

describe('texts that are spoilt', () => {
  test('what decides is decided alone, holds at once, and its text follows', async () => {
    const grant = await parties.granted();
    expect(await pair.forge('grant', grant.id, { ...grant, state: 'active', quota: { records: 1, per: 'day' } })).toBe(
      valid,
    );
    const { ways, onCommit } = told();
    await parties.ministry.access.revoke({ grant: grant.id, reason: '用途不符' }, { onCommit });
    expect(ways).toEqual(['alone']);
    expect(await eventually(() => state(grant.id))).toBe('revoked');
  });

  test('a dataset is put back although its key is held shut, and the place that its text leads to', async () => {
    const { content } = await parties.ministry.ledger.copy({ kind: 'dataset', id: dataset });
    await shut('dataset', dataset, '{"value":{}}');
    expect(await pair.hold(['text', sha256(content)], '{}')).toBe(valid);
    const read = () => parties.zhejiang.catalog.get({ dataset });
    await eventually(() => refused(read(), errors.ledger.sealBroken));
    expect(await parties.ministry.ledger.restore({ kind: 'dataset', id: dataset, content })).toEqual({
      restored: true,
    });
    expect(await eventually(read)).toMatchObject({ state: 'published' });
  });

  test('an opening that is put back where its key is held shut bears the seals of both still', async () => {
    const grant = await parties.granted();
    const { id } = await parties.open({ grant: grant.id });
    const { content } = await parties.ministry.ledger.copy({ kind: 'opening', id });
    await shut('opening', id, '{"value":{}}');
    expect(await parties.ministry.ledger.restore({ kind: 'opening', id, content })).toEqual({ restored: true });
    const sound = { seals: [{ state: 'intact' }, { state: 'intact' }] };
    const read = () => parties.zhejiang.ledger.fact({ kind: 'opening', id });
    expect(await eventually(read, ({ value }) => value !== undefined)).toMatchObject(sound);
  });

  test('a version that stands elsewhere is found by the one that replaced it', async () => {
    await shut('dataset', dataset, '{"value":{}}');
    const entry = entryOf(insured);
    for (const title of ['参保人员 (二)', '参保人员 (三)'])
      await parties.ministry.catalog.revise({ dataset, ...entry, title });
    const read = () => parties.zhejiang.catalog.versions({ dataset });
    const versions = await eventually(read, ({ length }) => length === 3);
    expect(versions.map(({ version }) => version)).toEqual([3, 2, 1]);
  });

  test('a dataset is retired', async () => {
    await shut('dataset', dataset, '{"value":{}}');
    await parties.ministry.catalog.retire({ dataset: insured.id, reason: '并入新目录' });
    const read = () => parties.zhejiang.catalog.get({ dataset });
    expect(await eventually(read, ({ state }) => state === 'retired')).toMatchObject({ state: 'retired' });
  });

  test('what was voted for is carried out, and its text follows', async () => {
    const name = 'access.opening-hours';
    expect(await pair.forge('parameter', `${committee}/${name}`, { name, value: 720, basis: 'x' })).toBe(valid);
    await enact(net(), { action: 'parameter', parameter: { name, value: 12, basis: '试行' } });
    const read = () => parties.zhejiang.ledger.fact({ kind: 'parameter', id: `${committee}/${name}` });
    const hasCome = ({ seals }: Awaited<ReturnType<typeof read>>) => seals.every(({ state }) => state === 'intact');
    expect(await eventually(read, hasCome)).toMatchObject({ value: { value: 12 }, seals: [{ state: 'intact' }] });
  });
});
