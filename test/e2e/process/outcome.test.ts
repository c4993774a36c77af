/** The licence itself: a record of the authority's own dataset, written with the decision and proved to others. */
import { errors, type Definition } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { hex } from '../sharing/parties';
import { application, licenceCopy } from './licence';

const net = useNet();

const licences = {
  id: 'GD/food-licences',
  key: ['licence'],
  sharing: { class: 'conditional', condition: '限行政许可核验' },
  schema: {
    type: 'object',
    properties: {
      licence: { type: 'string' },
      shop: { type: 'string' },
      holder: { type: 'string', format: 'resident-id', 'x-derive': ['last:4'] },
      issued: { type: 'string', format: 'date' },
    },
    required: ['licence', 'shop', 'holder', 'issued'],
  },
} as const;

const outcome = {
  dataset: licences.id,
  fields: { shop: 'shop', holder: 'owner' },
  number: 'licence',
  day: 'issued',
};

function withOutcome(change: Partial<typeof outcome> = {}): Definition {
  const definition = licenceCopy();
  definition.actions.find(({ name }) => name === 'issue')!.outcome = { ...outcome, ...change };
  return definition;
}

let [feng, li, chen, chu]: Ledger[] = [];
const publish = (definition: Definition, name = 'food-licence') => feng!.process.publish({ name, definition });
beforeAll(async () => {
  [feng, li, chen, chu] = await Promise.all(['feng', 'li', 'chen', 'chu'].map((name) => net().connect(`GD/${name}`)));
  await feng!.vault.prepare();
  await feng!.catalog.publish({
    name: 'food-licences',
    code: '301002001/0042',
    title: '食品经营许可证',
    abstract: '已发放的食品经营许可证',
    domain: '市场监管',
    catalog: 'department',
    schema: structuredClone(licences.schema),
    key: [...licences.key],
    sharing: { ...licences.sharing },
    grade: 'general-3',
    updateCycle: 'realtime',
  });
  await publish(withOutcome());
});

test('the licence is written with the decision, and not before', async () => {
  let file = await li!.process.begin({ process: 'GD/food-licence' });
  const act = async (by: Ledger | undefined, action: string, fields?: object) => {
    const transient = { ...(fields && { fields: fields as never }), salt: hex() };
    file = await by!.process.act({ case: file.id, action, step: file.step }, { transient });
  };
  await act(li, 'submit', application);
  await act(li, 'accept');
  await act(chen, 'pass');
  const number = file.id.slice('GD/'.length);
  const look = async () => {
    for await (const { state, record } of feng!
      .dataset(licences)
      .own([number], { purpose: 'licence.review' })
      .entries())
      return { state, record };
    return undefined;
  };
  expect(await look()).toMatchObject({ state: 'absent' });
  await act(chu, 'issue');
  expect(file.state).toBe('ended');
  expect(await look()).toMatchObject({
    state: 'current',
    record: {
      licence: number,
      shop: application.shop,
      holder: application.owner,
      issued: expect.any(String) as string,
    },
  });
  const { steps } = await li!.process.case({ case: file.id });
  expect(steps[0]).toMatchObject({ action: 'issue', dataset: licences.id });
});

test('an outcome that could not be written is refused at publishing, with its place', async () => {
  const wrong: [object, RegExp][] = [
    [{ dataset: 'GD/none' }, /actions\.7\.outcome: there is no dataset GD\/none in use/],
    [{ fields: { shop: 'shop' } }, /actions\.7\.outcome: nothing fills the item holder/],
    [{ fields: { ...outcome.fields, colour: 'shop' } }, /outcome: GD\/food-licences has no item colour/],
    [{ fields: { shop: 'area', holder: 'owner' } }, /outcome: the item shop is string, what fills it is not/],
    [{ fields: { shop: 'absent', holder: 'owner' } }, /outcome\.fields\.shop: no form has the field absent/],
  ];
  for (const [change, said] of wrong) {
    const error = await refused(publish(withOutcome(change), 'broken'), errors.process.unsound);
    expect(error.text('en').message).toMatch(said);
  }
});
