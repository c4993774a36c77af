/** What somebody could try to pass off as fetched: each is refused by the contract, whatever the client says. */
import { errors, type Definition, type process } from '@oneplusn/api';
import { fillForm, type Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import type { Context, Contract } from 'fabric-contract-api';
import { foundationWith, useNet } from '../../engine';
import { refused } from '../refused';
import { folk, hex, partiesIn, type Parties } from '../sharing/parties';
import { insured } from '../sharing/data';
import { permit } from './fetching';

type Fetched = process.Fetched;

/** Whether the ministry's chaincode answers. */
let isSilent = false;
const silencing = {
  contracts: foundationWith({ committee: sampleTopology('quickstart').committee }).contracts.map(
    (honest): new () => Contract => {
      const altered = class extends honest {};
      const asked = async ({ stub }: Context): Promise<void> => {
        if (isSilent && stub.getFunctionAndParameters().fcn !== '') throw new Error('silent');
      };
      Object.defineProperty(altered.prototype, 'beforeTransaction', { value: asked });
      return altered;
    },
  ),
};
const net = useNet({ perAuthority: { MHRSS: silencing } });
const [person, other] = [folk[3]!, folk[4]!];
const fields = { owner: person.idNumber, place: '示例路 8 号' };
let parties: Parties;
let li: Ledger;
let grant: string;
/** Only the ministry's data is fetched here. */
function definition(): Definition {
  const { forms, actions, ...rest } = structuredClone(permit) as unknown as Definition;
  const [form] = forms;
  return {
    ...rest,
    actions: actions.map(({ outcome: _, ...action }) => action),
    forms: [{ ...form!, fetches: form!.fetches!.slice(0, 1) }],
  };
}

beforeAll(async () => {
  parties = await partiesIn(net());
  li = parties.licensing;
  const feng = await net().connect('GD/feng');
  await feng.vault.prepare();
  grant = (await parties.granted({ fields: { name: 'whole', birthDate: 'year', address: 'whole' } })).id;
  await feng.process.publish({ name: 'permit', definition: definition() });
});

const begun = async () => li.process.begin({ process: 'GD/permit' });

/** A form that was filled honestly, to be altered. */
async function honest(of = person, by = li) {
  const file = await begun();
  const form = await fillForm(by, { case: file.id, action: 'submit', fields: { ...fields, owner: of.idNumber } });
  const { fetched } = form.transient();
  return { file, openings: [...form.openings], fetched: fetched[0]! };
}

interface Attempt {
  readonly file: process.Case;
  readonly openings: { at: number; opening: string }[];
  readonly fetched: Fetched;
}

const submit = ({ file, openings, fetched }: Attempt, change: object = {}, by = li) =>
  by.process.act(
    { case: file.id, action: 'submit', step: file.step, openings },
    { transient: { fields: { ...fields, ...change }, fetched: [fetched], salt: hex() } },
  );

test('what was fetched honestly is accepted', async () => {
  const { id } = await submit(await honest());
  expect((await li.process.case({ case: id })).data?.['name']?.value).toBe(person.name);
});

test('a forged value is refused, and so is one typed over it', async () => {
  const attempt = await honest();
  const { proof } = attempt.fetched;
  const forged = proof!.fields.map((leaf) => (leaf.field === 'name' ? { ...leaf, value: '冒名者' } : leaf));
  await refused(
    submit({ ...attempt, fetched: { ...attempt.fetched, proof: { ...proof!, fields: forged } } }),
    errors.process.fetchedMisfit,
    { dataset: insured.id },
  );
  await refused(submit(attempt, { name: '冒名者' }), errors.process.fieldFetched, { field: 'name' });
});

test("another record's proof is refused, and so is one that leaves a field out", async () => {
  const attempt = await honest();
  const theirs = await honest(other);
  const with0 = (proof: Fetched['proof']) => submit({ ...attempt, fetched: { ...attempt.fetched, proof } });
  await refused(with0(theirs.fetched.proof), errors.process.fetchedMisfit);
  await refused(with0({ ...theirs.fetched.proof!, key: person.idNumber }), errors.process.fetchedMisfit);
  const { proof } = attempt.fetched;
  await refused(with0({ ...proof!, fields: proof!.fields.slice(1) }), errors.process.fetchedMisfit);
});

test('an opening of another record, of another person, or none, covers nothing', async () => {
  const attempt = await honest();
  const theirs = await honest(other);
  await refused(submit({ ...attempt, openings: theirs.openings }), errors.access.keysDiffer);
  await refused(submit({ ...attempt, openings: [] }), errors.access.openingUnknown);
  const named = theirs.fetched.named;
  await refused(
    submit({ ...attempt, openings: theirs.openings, fetched: { ...attempt.fetched, named } }),
    errors.access.keysDiffer,
  );
  const colleague = await parties.granted({}, parties.civil);
  const opening = await parties.open({ grant: colleague.id }, [person.idNumber], parties.civil);
  await refused(submit({ ...attempt, openings: [{ at: 0, opening: opening.id }] }), errors.access.openingNotYours);
  await refused(submit({ ...attempt, openings: [{ at: 1, opening: opening.id }] }), errors.process.fetchUnknown);
  await refused(submit({ ...attempt, fetched: { ...attempt.fetched, at: 3 } }), errors.process.fetchUnknown);
});

test('an older version is refused: the person looks again', async () => {
  const attempt = await honest();
  await parties.ministry.records.correctConditional(
    { dataset: insured.id, reason: '更名' },
    { transient: { key: person.idNumber, fields: { ...person, name: '欧阳更名' }, salt: hex() } },
  );
  await refused(submit(attempt), errors.process.fetchedMisfit);
  const { id } = await submit(await honest());
  const { data } = await li.process.case({ case: id });
  expect(data?.['name']).toMatchObject({ value: '欧阳更名', source: { version: 2 } });
});

test('who holds the record cannot be said to be silent or empty where it answered', async () => {
  const attempt = await honest();
  const say = (why: 'absent' | 'unanswered' | 'corrected', fetched: Fetched[] = [attempt.fetched]) =>
    li.process.act(
      {
        case: attempt.file.id,
        action: 'submit',
        step: attempt.file.step,
        openings: fetched.length > 0 ? attempt.openings : [],
      },
      { transient: { fields: { ...fields, name: '冒名者' }, fetched, declared: { name: { why } }, salt: hex() } },
    );
  await refused(say('absent'), errors.process.declaredWrong);
  await refused(say('unanswered'), errors.process.declaredWrong);
  await refused(say('corrected'), errors.process.declaredWrong);
  await refused(say('absent', []), errors.process.declaredWrong);
  await refused(say('corrected', []), errors.process.declaredWrong);
});

test('where the provider does not answer, the form says so, and the case goes on by hand, marked so', async () => {
  const file = await begun();
  isSilent = true;
  const form = await fillForm(li, { case: file.id, action: 'submit', fields });
  expect(form.held).toEqual([]);
  expect(form.open.map(({ field, why }) => [field, why])).toContainEqual(['name', 'unanswered']);
  await form.act({ fields: { name: '手填姓名' } });
  isSilent = false;
  const { data } = await li.process.case({ case: file.id });
  expect(data?.['name']).toMatchObject({ value: '手填姓名', declared: { why: 'unanswered' } });
});

test('a grant that was taken back meanwhile ends it', async () => {
  const attempt = await honest();
  await parties.ministry.access.revoke({ grant, reason: '授权用途已结束' });
  await refused(submit(attempt), errors.access.grantRevoked);
});
