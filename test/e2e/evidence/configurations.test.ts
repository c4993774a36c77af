/**
 * A channel whose configuration was updated: the orderers' own keys make the update here, as the embedded ledger makes
 * none.
 */
import { common, msp as msps } from '@hyperledger/fabric-protos';
import { configOf, dataHash, nodeSigner, organizationsOf, type Signer } from '@oneplusn/channel';
import { Verifier, evidenceErrors as errors, genesisOf, type Evidence, type EvidenceBlock } from '@oneplusn/evidence';
import { issueCredentials, issueRevocations, sampleTopology, serialOf, type SampleName } from '@oneplusn/topology';
import { startNet, type Net } from '../../engine';
import { sampleIn, seal, taken } from './ledger';
import { signedBy } from './orderers';

describe.each<SampleName>(['quickstart', 'bft4'])('%s', (name) => {
  let net: Net;
  let evidence: Evidence;
  let verifier: Verifier;
  let orderers: readonly Signer[];

  beforeAll(async () => {
    net = await startNet({ topology: sampleTopology(name) });
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
  function update(sequence: number, signers: readonly Signer[], change?: Change): EvidenceBlock {
    const [genesis] = evidence.configurations;
    const transaction = changed(Buffer.from(genesis!.transactions[0]!, 'base64'), sequence, change);
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

  describe('a certificate that the configuration in force takes back counts for nothing, and is named', () => {
    const found = (change: Change) => verdictOn([update(1, orderers, change)]);
    const credentialsOf = (msp: string) => net.credentials.authorities.get(msp)!;
    const refused = (...rows: { code: string }[]) => ({ verdict: 'refused', codes: rows.map(({ code }) => code) });

    test('of who has called', () => {
      const guangdong = credentialsOf('GD');
      const caller = guangdong.actors.get('li')!.certificate;
      expect(found(revoking('Application', guangdong, [caller]))).toEqual(
        refused(errors.callerUnsigned, errors.revoked),
      );
    });

    test('of the peers that have endorsed it', () => {
      const ministry = credentialsOf('MHRSS');
      const peers = ministry.peers.map(({ sign }) => sign.certificate);
      const { verdict, codes } = found(revoking('Application', ministry, peers));
      expect(verdict).toBe('refused');
      expect(codes).toEqual(expect.arrayContaining([errors.endorsementMissing.code, errors.revoked.code]));
    });

    test('of who has sealed a checkpoint', () => {
      const guangdong = credentialsOf('GD');
      const { codes } = found(revoking('Application', guangdong, [guangdong.admin.certificate]));
      expect(codes).toEqual([errors.checkpointUnsigned.code, errors.revoked.code, errors.unsettled.code]);
    });

    test('of the orderers', () => {
      const { ordererOrg } = net.credentials;
      const nodes = ordererOrg.nodes.map(({ sign }) => sign.certificate);
      const { codes } = found(revoking('Orderer', ordererOrg, nodes));
      expect(new Set(codes)).toEqual(new Set([errors.unsigned.code, errors.ordererRevoked.code]));
    });

    test('but nobody else’s: of another serial, or in a list that no CA of theirs has signed', async () => {
      const guangdong = credentialsOf('GD');
      const other = guangdong.actors.get('chen')!.certificate;
      expect(found(revoking('Application', guangdong, [other]))).toEqual({ verdict: 'proven', codes: [] });
      const strangers = await issueCredentials(sampleTopology(name));
      const { ca } = strangers.authorities.get('GD')!;
      const caller = guangdong.actors.get('li')!.certificate;
      const foreign = found(revoking('Application', { msp: 'GD', ca }, [caller]));
      expect(foreign).toEqual({ verdict: 'proven', codes: [] });
    });
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

type KeyPair = Net['credentials']['ordererOrg']['ca'];
type Change = (channel: common.ConfigGroup) => void;

/** Gives an organisation's MSP a list of certificates that it takes back. */
const revoking =
  (group: 'Application' | 'Orderer', { msp, ca }: { msp: string; ca: KeyPair }, taken: readonly string[]): Change =>
  (channel) => {
    const organization = organizationsOf(channel, group).find(([name]) => name === msp)![1];
    const value = organization.getValuesMap().get('MSP')!;
    const config = msps.MSPConfig.deserializeBinary(value.getValue_asU8());
    const definition = msps.FabricMSPConfig.deserializeBinary(config.getConfig_asU8());
    definition.setRevocationListList([Buffer.from(issueRevocations(ca, { serials: taken.map(serialOf) }))]);
    config.setConfig(definition.serializeBinary());
    value.setValue(config.serializeBinary());
  };

function changed(bytes: Uint8Array, sequence: number, change: Change | undefined): Buffer {
  const envelope = common.Envelope.deserializeBinary(bytes);
  const payload = common.Payload.deserializeBinary(envelope.getPayload_asU8());
  const config = configOf(envelope);
  config.setSequence(sequence);
  const group = config.getChannelGroup()!;
  change?.(group);
  const content = new common.ConfigEnvelope();
  content.setConfig(config);
  payload.setData(content.serializeBinary());
  envelope.setPayload(payload.serializeBinary());
  return Buffer.from(envelope.serializeBinary());
}
