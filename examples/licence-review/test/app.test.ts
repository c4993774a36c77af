import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { OpeningDenied, type Ledger } from '@oneplusn/sdk';
import { startNetwork, type Network } from '@oneplusn/testkit';
import { askForInsured, review, type InsuredGrant } from '../src/app.ts';
import { licences } from '../src/datasets.ts';
import { project } from '../src/project.ts';
import { company, people, publishInsured } from './ministry.ts';

let network: Network;
let ministry: Ledger, official: Ledger, steward: Ledger;
let grant: InsuredGrant;

before(async () => {
  network = await startNetwork();
  ministry = await network.connect('MHRSS/wu');
  official = await network.connect('GD/li');
  steward = await network.connect('GD/feng');
  await publishInsured(ministry);
  await steward.dataset(licences).publish();
  const request = await askForInsured(official);
  await ministry.access.approve({ request: request.id });
  const granted = await request.granted();
  assert.ok(granted);
  grant = granted;
});

after(() => network.stop());

const staff = people.map(({ idNumber }) => idNumber);

test('three insured with the company: it is licensed, and the licence names the reading', async () => {
  const outcome = await review(official, steward, grant, { number: 'GD-2026-0001', company, staff: staff.slice(0, 3) });
  assert.deepEqual(outcome.insured, ['王芳', '李强', '张敏']);
  const { fields } = await official.dataset(licences).get('GD-2026-0001');
  assert.deepEqual(fields, { number: 'GD-2026-0001', company, opening: outcome.opening });
});

test('two of its own and one of another company: no licence, and the reading is on the ledger too', async () => {
  const outcome = await review(official, steward, grant, { number: 'GD-2026-0002', company, staff: staff.slice(1) });
  assert.equal(outcome.licensed, false);
  const auditor = await network.connect('Committee/qian');
  const { items } = await auditor.audit.openings({ dataset: 'MHRSS/insured' });
  assert.ok(items.some(({ id, records }) => id === outcome.opening && records === 3));
});

test('who has no grant reads nothing, and the attempt is on the ledger', async () => {
  const chen = await network.connect('GD/chen');
  const application = { number: 'GD-2026-0003', company, staff };
  await assert.rejects(review(chen, steward, grant, application), OpeningDenied);
});

test('the project is compared with what other authorities have, before money is spent', async () => {
  const zhejiang = await network.connect('ZJ/wei');
  await zhejiang.review.register({ systems: [{ ...project, name: 'hr-licence', state: 'in-use' }] });
  const { findings } = await official.review.file(project);
  assert.deepEqual(
    findings.map((finding) => finding.project),
    ['ZJ/hr-licence'],
  );
});
