/** What others can do to an authority's cases, and what the authority itself can: tried with altered chaincode. */
import { canonicalJson, digest, errors, type Json, type process } from '@oneplusn/api';
import { sampleTopology } from '@oneplusn/topology';
import type { Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { Conspiracy, rogueFoundation, type Key } from '../sharing/conspiracy';
import { hex } from '../sharing/parties';
import { application, licence } from './licence';

const rogue = rogueFoundation(sampleTopology('quickstart').committee);
const net = useNet({ perAuthority: { MHRSS: rogue, ZJ: rogue } });
const [valid, policyFailure] = [0, 10];
const id = 'GD/food-licence';
let li: Ledger;
let file: process.Case;
let others: Conspiracy;

beforeAll(async () => {
  li = await net().connect('GD/li');
  const feng = await net().connect('GD/feng');
  await feng.vault.prepare();
  await feng.process.publish({ name: 'food-licence', definition: licence });
  const { id: begun } = await li.process.begin({ process: id });
  const transient = { fields: application, salt: hex() };
  file = await li.process.act({ case: begun, action: 'submit', step: 1 }, { transient });
  others = new Conspiracy(net(), 'ZJ/jiang', ['ZJ', 'MHRSS']);
});

const own = (kind: string, name: string): Key => ['own', kind, name.slice(name.indexOf('/') + 1)];

test('two others can neither move a case, nor write a step into it', async () => {
  const moved = { ...file, step: 3, places: [{ state: 'issued', since: file.provenance.at }], state: 'ended' };
  const writes = [
    { key: own('case', file.id), text: canonicalJson(moved), into: 'GD' },
    { key: own('step', `${file.id}/99996`), text: '{}', into: 'GD' },
  ];
  for (const write of writes) expect(await others.write(write)).toBe(policyFailure);
  expect((await li.process.case({ case: file.id })).case).toEqual(file);
});

test('a definition that two others put in its place binds no case, and its owner puts it back', async () => {
  const definitionId = `${id}/1`;
  const published = await li.process.get({ process: id, version: 1 });
  const actions = published.definition.actions.map((action) => ({ ...action, who: { roles: ['auditor'] } }));
  const altered = { ...published, definition: { ...published.definition, actions } } as unknown as Json;
  expect(await others.forge('definition', definitionId, altered)).toBe(valid);
  const act = () =>
    li.process.act({ case: file.id, action: 'accept', step: file.step }, { transient: { salt: hex() } });
  await refused(act(), errors.ledger.sealBroken, { id: definitionId });
  const { content } = await li.ledger.copy({ kind: 'definition', id: definitionId });
  await li.ledger.restore({ kind: 'definition', id: definitionId, content });
  file = await act();
  expect(file.places).toMatchObject([{ state: 'examining' }]);
});

test('each step names the one before, and the case its last: another history does not fit', async () => {
  const { steps } = await li.process.case({ case: file.id });
  const [newest, ...earlier] = steps;
  expect(file.last).toBe(digest(newest as unknown as Json));
  expect(steps.slice(0, -1).map(({ previous }) => previous)).toEqual(
    earlier.map((step) => digest(step as unknown as Json)),
  );
});
