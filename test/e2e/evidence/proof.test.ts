/** What a file proves, and that it says so of nothing that two authorities have not sealed. */
import type { RecordProof } from '@oneplusn/api';
import { Verifier, compareCheckpoints, evidenceErrors as errors, genesisOf, htmlOf, textOf } from '@oneplusn/evidence';
import { sampleTopology, type SampleName } from '@oneplusn/topology';
import { startNet, type Net } from '../../engine';
import { chaincodeOf, sampleIn, seal, taken, type Sample } from './ledger';

const topologies: readonly SampleName[] = process.env['ONEPLUSN_TOPOLOGY']
  ? [process.env['ONEPLUSN_TOPOLOGY'] as SampleName]
  : ['quickstart', 'bft4'];

describe.each(topologies)('%s', (name) => {
  let net: Net;
  let sample: Sample;
  let verifier: Verifier;

  beforeAll(async () => {
    net = await startNet({ topology: sampleTopology(name) });
    sample = await sampleIn(net);
    verifier = new Verifier({ genesis: await genesisOf(await net.connect('GD/admin')) });
  }, 120_000);
  afterAll(() => net.stop());

  const codesOf = (text: string) => verifier.verify(text).findings.map(({ code }) => code);

  test('before anybody has sealed it, nobody can know that it is valid', async () => {
    const text = JSON.stringify(await taken(net, { ids: [sample.opening] }));
    expect(verifier.verify(text).verdict).toBe('indeterminate');
    expect(codesOf(text)).toEqual([errors.unsettled.code]);
    await seal(net, ['GD/admin']);
    const one = verifier.verify(JSON.stringify(await taken(net, { ids: [sample.opening] })));
    expect(one.findings).toMatchObject([{ code: errors.unsettled.code, args: { count: 1 } }]);
  });

  test('sealed by two it is proven: who opened, who endorsed it, what the record says and no more', async () => {
    await seal(net);
    const { opening, proof } = sample;
    const text = JSON.stringify(await taken(net, { ids: [opening], records: [proof] }));
    const verdict = verifier.verify(text);
    expect(verdict).toMatchObject({ verdict: 'proven', findings: [] });
    const claims = verdict.claims!;
    const made = claims.transactions.find(({ function: called }) => called.startsWith('access:open'))!;
    expect(made).toMatchObject({ endorsers: ['GD', 'MHRSS'], checkpoints: ['GD', 'MHRSS'] });
    expect(made.caller).toMatchObject({ authority: 'GD' });
    expect(claims.facts).toMatchObject([{ kind: 'opening', id: opening, sealers: ['GD', 'MHRSS'] }]);
    expect(JSON.parse(claims.facts[0]!.text!)).toMatchObject({ value: { id: opening, state: 'allowed' } });
    const disclosed = claims.records[0]!.fields.map(({ field, as }) => `${field}:${as}`);
    expect(disclosed.sort()).toEqual(['birthDate:year', 'name:whole']);
    for (const page of [textOf(verdict, 'zh'), textOf(verdict, 'en'), htmlOf(verdict)]) expect(page).toContain(opening);
  });

  test('without a pinned first block nobody knows which ledger it is; with another it is refused', async () => {
    const text = JSON.stringify(await taken(net, { ids: [sample.opening] }));
    const loose = new Verifier({}).verify(text);
    expect(loose).toMatchObject({ verdict: 'indeterminate', findings: [{ code: errors.genesisUnpinned.code }] });
    const other = new Verifier({ genesis: 'ab'.repeat(32) }).verify(text);
    expect(other).toMatchObject({ verdict: 'refused', findings: [{ code: errors.genesisOther.code }] });
  });

  test('what is not on the ledger makes no file', async () => {
    const absent = taken(net, { ids: ['GD/g-0000000000000000'] });
    await expect(absent).rejects.toMatchObject({ code: errors.factAbsent.code });
    const other = taken(net, {
      ids: [],
      records: [{ ...sample.proof, blinded: 'ab'.repeat(32) } satisfies RecordProof],
    });
    await expect(other).rejects.toMatchObject({ code: errors.recordAbsent.code });
  });

  test('checkpoints are compared: who agrees, and up to where two do', async () => {
    const comparison = await compareCheckpoints(await net.connect('GD/admin'), chaincodeOf(net));
    expect(comparison.authorities.map(({ authority }) => authority)).toEqual(['GD', 'MHRSS']);
    for (const each of comparison.authorities) expect(each).not.toHaveProperty('differs');
    expect(comparison.settled).toBe(Math.min(...comparison.authorities.map(({ agreed }) => agreed!)));
  });
});
