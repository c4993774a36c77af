/** Evidence of an opening and of what it opened, from an embedded ledger of its own. */
import { chainOf, collectEvidence, genesisOf } from '@oneplusn/evidence';
import { defineDataset } from '@oneplusn/sdk';
import { startNetwork, type Network } from '@oneplusn/testkit';

const people = defineDataset({
  id: 'MHRSS/insured',
  code: '334001002/0007',
  domain: '人力资源和社会保障',
  catalog: 'department',
  grade: 'general-4',
  updateCycle: 'monthly',
  title: '参保人员',
  abstract: '参保人员的姓名与缴费月数',
  key: ['number'],
  schema: {
    type: 'object',
    properties: {
      number: { type: 'string', maxLength: 20 },
      name: { type: 'string', maxLength: 60 },
      months: { type: 'integer', minimum: 0 },
    },
    required: ['number', 'name'],
  },
  sharing: { class: 'conditional', condition: '用于行政许可' },
});
const fields = { name: 'whole', months: 'whole' } as const;

/** A file, and the hash of the first block that goes with it. */
export async function sampleEvidence(): Promise<{ text: string; genesis: string }> {
  const network = await startNetwork();
  try {
    return await evidenceOf(network);
  } finally {
    await network.stop();
  }
}

async function evidenceOf(network: Network): Promise<{ text: string; genesis: string }> {
  const [ministry, licensing] = [await network.connect('MHRSS/wu'), await network.connect('GD/li')];
  await ministry.dataset(people).publish();
  await ministry.dataset(people).put([{ number: '1001', name: '王芳', months: 36 }]);
  const wanted = { purpose: 'licensing', basis: '《行政许可法》第三十四条', scenario: '核验参保状态', days: 30 };
  const request = await licensing.access.request({
    dataset: people.id,
    fields,
    quota: { records: 10, per: 'day' },
    ...wanted,
  });
  const grant = await ministry.access.approve({ request: request.id });
  const handle = licensing.dataset(people);
  const opened = handle.open(await handle.grant(grant.id, fields), ['1001']);
  const proofs = [];
  for await (const { proof } of opened.entries()) if (proof) proofs.push(proof);
  const { items } = await ministry.audit.openings({ dataset: people.id });
  for (const actor of ['MHRSS/admin', 'GD/admin']) {
    const ledger = await network.connect(actor);
    const said = await chainOf(ledger);
    if (said) await ledger.audit.checkpoint(said);
  }
  const ids = items.map(({ id }) => id);
  const evidence = await collectEvidence(ministry, ministry.chaincode, { ids, records: proofs });
  return { text: JSON.stringify(evidence), genesis: await genesisOf(ministry) };
}
