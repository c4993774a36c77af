/** Files of a decision, a grant, a record and a case: what each proves, and what of a case stays at its authority. */
import { Verifier, evidenceErrors as errors, genesisOf, htmlOf } from '@oneplusn/evidence';
import type { Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { application, licence } from '../process/licence';
import { arrange } from '../sharing/governing';
import { hex } from '../sharing/parties';
import { eventually } from '../waiting';
import { sampleIn, seal, taken, type Sample } from './ledger';

const net = useNet();
let sample: Sample;
let verifier: Verifier;

beforeAll(async () => {
  sample = await sampleIn(net());
  verifier = new Verifier({ genesis: await genesisOf(await net().connect('GD/admin')) });
}, 60_000);

/** What a file of these proves; all of it is sealed by then. */
async function proven(...wanted: Parameters<typeof taken>[1][]) {
  await seal(net());
  const verdicts = [];
  for (const each of wanted) verdicts.push(verifier.verify(JSON.stringify(await taken(net(), each))));
  for (const { verdict, findings } of verdicts) expect([verdict, findings]).toEqual(['proven', []]);
  return verdicts.map(({ claims }) => claims!);
}

test('a decision: who decided, on which request, for what reason; and the grant that came of another', async () => {
  const { parties } = sample;
  const { id: request } = await parties.request();
  const refused = await parties.ministry.access.refuse({ request, reason: '用途不属于本部门职责' });
  const grant = await parties.granted();
  const [decision, granted] = await proven({ ids: [refused.id] }, { ids: [grant.id] });
  expect(decision!.facts).toMatchObject([{ kind: 'decision', id: refused.id, sealers: ['MHRSS'] }]);
  const { value } = JSON.parse(decision!.facts[0]!.text!) as { value: object };
  expect(value).toMatchObject({ request, outcome: 'refused', reason: '用途不属于本部门职责' });
  expect(decision!.transactions).toMatchObject([
    { function: 'access:refuse', caller: { authority: 'MHRSS', name: 'wu' }, checkpoints: ['GD', 'MHRSS'] },
  ]);
  expect(granted!.facts).toMatchObject([{ kind: 'grant', id: grant.id }]);
}, 60_000);

test('all versions of a fact: a grant as it was given, and as it was revoked', async () => {
  const { parties } = sample;
  const { id } = await parties.granted();
  await parties.ministry.access.revoke({ grant: id, reason: '事项已办结' });
  const [claims] = await proven({ ids: [id], kind: 'grant' });
  const called = new Map(claims!.transactions.map((each) => [each.id, each.function]));
  const states = claims!.facts.map(({ text, transaction }) => [
    called.get(transaction),
    (JSON.parse(text!) as { value: { state: string } }).value.state,
  ]);
  expect(new Map(states as [string, string][])).toEqual(
    new Map([
      ['access:approve', 'active'],
      ['access:revoke', 'revoked'],
    ]),
  );
}, 60_000);

test('a record: the disclosed fields, by the commitment of its provider, and no more', async () => {
  const [claims] = await proven({ ids: [], records: [sample.proof] });
  expect(claims!.facts).toEqual([]);
  expect(claims!.records).toMatchObject([{ dataset: sample.proof.dataset }]);
  expect(claims!.records[0]!.fields.map(({ field, as }) => `${field}:${as}`).sort()).toEqual([
    'birthDate:year',
    'name:whole',
  ]);
}, 60_000);

describe('a case', () => {
  let file: string;
  let people: Record<'feng' | 'li' | 'chen' | 'chu', Ledger>;

  beforeAll(async () => {
    const names = ['feng', 'li', 'chen', 'chu'] as const;
    const ledgers = await Promise.all(names.map((name) => net().connect(`GD/${name}`)));
    people = Object.fromEntries(names.map((name, at) => [name, ledgers[at]])) as typeof people;
    await arrange(net());
    await people.feng.vault.prepare();
    await people.feng.process.publish({ name: 'food-licence', definition: licence });
    let held = await people.li.process.begin({ process: 'GD/food-licence' });
    file = held.id;
    const steps: [Ledger, string][] = [
      [people.li, 'submit'],
      [people.li, 'accept'],
      [people.chen, 'pass'],
      [people.chu, 'issue'],
    ];
    for (const [by, action] of steps)
      held = await eventually(() =>
        by.process.act(
          { case: file, action, step: held.step },
          { transient: { ...(action === 'submit' && { fields: application }), salt: hex() } },
        ),
      );
    expect(held.state).toBe('ended');
  }, 120_000);

  test('each step with who took it and when; what the forms said stays with the authority', async () => {
    const [claims] = await proven({ ids: [file], kind: 'case' });
    expect(claims!.facts).toHaveLength(5);
    for (const fact of claims!.facts) {
      expect(fact).toMatchObject({ kind: 'case', id: file, sealers: ['GD'] });
      expect(fact.text).toBeUndefined();
    }
    expect(claims!.transactions.map(({ caller }) => caller?.name)).toEqual(['li', 'li', 'li', 'chen', 'chu']);
    expect(claims!.transactions.every(({ endorsers }) => endorsers.includes('GD'))).toBe(true);
    const whole = JSON.stringify(await taken(net(), { ids: [file], kind: 'case' }));
    const page = htmlOf(verifier.verify(whole));
    expect(page).toContain(file);
    for (const text of [application.owner, application.shop]) {
      expect(page).not.toContain(text);
      expect(whole).not.toContain(Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -2));
    }
  }, 60_000);

  test('a step that is cut out leaves less, one of another case proves nothing of this one', async () => {
    await seal(net());
    const evidence = await taken(net(), { ids: [file], kind: 'case' });
    const other = { ...evidence, facts: evidence.facts.map((fact) => ({ ...fact, id: `${fact.id}0` })) };
    const { verdict, findings } = verifier.verify(JSON.stringify(other));
    expect(verdict).toBe('refused');
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set([errors.notWritten.code]));
    const [, ...later] = evidence.facts;
    const cut = verifier.verify(JSON.stringify({ ...evidence, facts: later }));
    expect(cut.claims!.facts).toHaveLength(4);
  }, 60_000);
});
