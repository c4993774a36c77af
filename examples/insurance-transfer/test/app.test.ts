import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillForm } from '@oneplusn/sdk';
import { playScenarios, putGiven, setStage, startNetwork } from '@oneplusn/testkit';
import { accounts } from '../src/datasets.ts';
import { fundCheck } from '../src/fund-check.ts';
import { receiving } from '../src/receiving.ts';
import {
  certificate,
  fundCheckScenarios,
  person,
  receivingScenarios,
  sendingScenarios,
  settlement,
  typed,
} from '../src/scenarios.ts';
import { sending } from '../src/sending.ts';

test('the processes have no problems', () =>
  assert.deepEqual([...receiving.problems(), ...sending.problems(), ...fundCheck.problems()], []));

test('three fields and the employers are typed, eight are fetched', () => {
  const { schema, fetches } = receiving.app.forms.application;
  const fetched = fetches.flatMap(({ fields }) => Object.keys(fields));
  assert.deepEqual([fetched.length, Object.keys(schema.properties).length - fetched.length], [8, 3]);
});

test('the new place: every scenario ends as it says, and together they take every transition', async () => {
  const { failed, uncovered } = await playScenarios(receiving, receivingScenarios);
  assert.deepEqual([failed, uncovered], [[], []]);
});

test('the old place: the same', async () => {
  const { failed, uncovered } = await playScenarios(sending, sendingScenarios);
  assert.deepEqual([failed, uncovered], [[], []]);
});

test('the check of the money: the same', async () => {
  const { failed, uncovered } = await playScenarios(fundCheck, fundCheckScenarios);
  assert.deepEqual([failed, uncovered], [[], []]);
});

test('from the application to the account: each paper is fetched from whoever issued it', async () => {
  const network = await startNetwork();
  try {
    await setStage(receiving, receivingScenarios, network);
    await setStage(sending, sendingScenarios, network);
    const given = { participants: [person], certificates: [certificate] };
    await putGiven(receiving, { name: 'one', given, when: [], then: { at: 'continued' } }, network);
    const [jiang, li, wei] = await Promise.all(['ZJ/jiang', 'GD/li', 'ZJ/wei'].map((name) => network.connect(name)));
    assert.ok(jiang && li && wei);
    const [here, there] = [receiving.on(jiang), sending.on(li)];

    const applied = await here.begin({ fields: typed, resident: person.idNumber });
    const early = await there.begin({ fields: { certificate: certificate.number } }).catch((error: Error) => error);
    assert.ok(early instanceof Error && early.message.includes('PROCESS-112'), 'no letter, no case');

    const agreed = await here.act(applied, 'agree', { account: '3300-0001' });
    const arrived = await there.begin({ fields: { certificate: certificate.number } });
    await there.act(arrived, 'transfer', settlement);

    const form = await fillForm(jiang, { case: agreed.id, action: 'receive', fields: { received: 25_112_345 } });
    assert.equal(form.held.find(({ field }) => field === 'sentBalance')?.dataset, 'GD/transfer-forms');
    const [checking] = (await form.act()).places;
    const { case: check } = await jiang.process.case({ case: checking?.sub ?? '' });
    await fundCheck.on(jiang).act(check, 'match');
    const { case: confirming } = await jiang.process.case({ case: agreed.id });
    const ended = await here.act(confirming, 'finish');
    assert.equal(ended.state, 'ended');

    const { notices } = await jiang.process.notices({ case: ended.id });
    assert.match(notices.at(-1)?.zh ?? '', /转入 144 个月, 储存额 98123\.45 元/);
    for await (const { record } of wei
      .dataset(accounts)
      .own([person.idNumber], { purpose: 'social-insurance.transfer' })
      .entries()) {
      assert.equal(record?.months, 144);
      const origins = JSON.parse(record.origins) as Record<string, { dataset: string }>;
      assert.deepEqual(
        [origins['name']?.dataset, origins['sentMonths']?.dataset],
        ['MHRSS/participants', 'GD/transfer-forms'],
      );
    }
  } finally {
    await network.stop();
  }
});
