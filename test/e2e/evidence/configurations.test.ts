/**
 * A channel whose configuration was updated: the orderers' own keys make the update here, as the embedded ledger makes
 * none.
 */
import { common } from '@hyperledger/fabric-protos';
import { configOf, dataHash, nodeSigner, type Signer } from '@oneplusn/channel';
import { Verifier, evidenceErrors as errors, genesisOf, type Evidence, type EvidenceBlock } from '@oneplusn/evidence';
import { issueCredentials, sampleTopology, type SampleName } from '@oneplusn/topology';
import { startNet, type Net } from '../../engine';
import { sampleIn, seal, taken } from './ledger';
import { signedBy } from './orderers';

describe.each<SampleName>(['quickstart', 'bft4'])('%s', (name) => {
  let net: Net;
  let evidence: Evidence;
  let verifier: Verifier;
  let orderers: readonly Signer[];

  beforeAll(async () => {
    net = await startNet({ topology: sampleTopology(name), batchTimeoutMs: 20 });
    const { opening } = await sampleIn(net);
    await seal(net);
    evidence = await taken(net, { ids: [opening] });
    verifier = new Verifier({ genesis: await genesisOf(await net.connect('GD/admin')) });
    orderers = signersOf(net.credentials);
  }, 120_000);
  afterAll(() => net.stop());

  const signersOf = ({ ordererOrg }: Net['credentials']) =>
    ordererOrg.nodes.map(({ sign }) => nodeSigner(ordererOrg.msp, sign));

  /** The update with this sequence, in block 1, signed by these. */
  function update(sequence: number, signers: readonly Signer[]): EvidenceBlock {
    const [genesis] = evidence.configurations;
    const transaction = withSequence(Buffer.from(genesis!.transactions[0]!, 'base64'), sequence);
    const block = {
      number: 1,
      previous: 'ab'.repeat(32),
      data: dataHash([transaction]).toString('hex'),
      transactions: [transaction.toString('base64')],
      signatures: '',
      flags: 'AA==',
    };
    return { ...block, signatures: signedBy(block, signers, { like: evidence.blocks[0]!, lastConfiguration: 1 }) };
  }

  function verdictOn(configurations: readonly EvidenceBlock[], lastConfiguration = 1) {
    const blocks = evidence.blocks.map((block) => ({
      ...block,
      signatures: signedBy(block, orderers, { lastConfiguration }),
    }));
    const all = [...evidence.configurations, ...configurations];
    const { verdict, findings } = verifier.verify(JSON.stringify({ ...evidence, configurations: all, blocks }));
    return { verdict, codes: findings.map(({ code }) => code) };
  }

  test('an update that its orderers have signed is gone by', () => {
    expect(verdictOn([update(1, orderers)])).toEqual({ verdict: 'proven', codes: [] });
  });

  test('one that is withheld is missed, since orderers sign which one they went by', () => {
    const { code } = errors.configurationWithheld;
    expect(verdictOn([])).toEqual({ verdict: 'refused', codes: [code] });
    expect(verdictOn([update(1, orderers)], 0)).toEqual({ verdict: 'refused', codes: [code] });
  });

  test('one that skips another, or that orderers of another network have signed, is not taken', async () => {
    expect(verdictOn([update(2, orderers)])).toEqual({ verdict: 'refused', codes: [errors.configurationGap.code] });
    const foreign = signersOf(await issueCredentials(sampleTopology(name)));
    const { code } = errors.configurationUnsigned;
    expect(verdictOn([update(1, foreign)])).toEqual({ verdict: 'refused', codes: [code] });
  });

  test('out of order, or before the first, it is out of place', () => {
    const [genesis] = evidence.configurations;
    const first = { ...evidence, configurations: [update(1, orderers), genesis!] };
    const codes = verifier.verify(JSON.stringify(first)).findings.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining([errors.genesisMissing.code, errors.configurationOrder.code]));
  });
});

function withSequence(bytes: Uint8Array, sequence: number): Buffer {
  const envelope = common.Envelope.deserializeBinary(bytes);
  const payload = common.Payload.deserializeBinary(envelope.getPayload_asU8());
  const config = configOf(envelope);
  config.setSequence(sequence);
  const content = new common.ConfigEnvelope();
  content.setConfig(config);
  payload.setData(content.serializeBinary());
  envelope.setPayload(payload.serializeBinary());
  return Buffer.from(envelope.serializeBinary());
}
