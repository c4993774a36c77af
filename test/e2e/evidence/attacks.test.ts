/** What somebody does to a file who wants it to say something else, and what the verifier calls it. */
import { createHash } from 'node:crypto';
import { nodeSigner } from '@oneplusn/channel';
import { Verifier, evidenceErrors as errors, genesisOf, type Evidence, type EvidenceBlock } from '@oneplusn/evidence';
import { issueCredentials, sampleTopology, type SampleName } from '@oneplusn/topology';
import { startNet, type Net } from '../../engine';
import { sampleIn, seal, taken } from './ledger';
import { signedBy } from './orderers';

const topologies: readonly SampleName[] = process.env['ONEPLUSN_TOPOLOGY']
  ? [process.env['ONEPLUSN_TOPOLOGY'] as SampleName]
  : ['quickstart', 'bft4'];

describe.each(topologies)('%s', (name) => {
  let net: Net;
  let evidence: Evidence;
  let verifier: Verifier;

  beforeAll(async () => {
    net = await startNet({ topology: sampleTopology(name) });
    const { opening, proof } = await sampleIn(net);
    await seal(net);
    evidence = await taken(net, { ids: [opening], records: [proof] });
    verifier = new Verifier({ genesis: await genesisOf(await net.connect('GD/admin')) });
    expect(verifier.verify(JSON.stringify(evidence)).verdict).toBe('proven');
  }, 120_000);
  afterAll(() => net.stop());

  /** What is found of the file after somebody has altered it. */
  function after(alter: (copy: Evidence) => void) {
    const copy = structuredClone(evidence);
    alter(copy);
    const { verdict, findings } = verifier.verify(JSON.stringify(copy));
    return { verdict, codes: [...new Set(findings.map(({ code }) => code))] };
  }
  const refused = (...rows: { code: string }[]) => ({ verdict: 'refused', codes: rows.map(({ code }) => code) });

  test('a verdict that is flipped, with all hashes of the file put right, is not what two authorities sealed', () => {
    const flipped = after((copy) => {
      const [block] = copy.blocks;
      const flags = Buffer.from(block!.flags, 'base64');
      flags[0] = 11;
      block!.flags = flags.toString('base64');
      copy.chain.blocks[block!.number - copy.chain.first]!.flags = sha256(flags);
    });
    expect(flipped.verdict).toBe('refused');
    expect(flipped.codes).toEqual(expect.arrayContaining([errors.flagsDiffer.code, errors.invalid.code]));
  });

  test('a block that orderers of another network have signed is none of this channel', async () => {
    const { ordererOrg } = await issueCredentials(sampleTopology(name));
    const signers = ordererOrg.nodes.map(({ sign }) => nodeSigner(ordererOrg.msp, sign));
    const foreign = after((copy) => {
      for (const block of copy.blocks) block.signatures = signedBy(block, signers);
    });
    expect(foreign).toEqual(refused(errors.unsigned));
  });

  test('another configuration, in the place of the first or behind it, is not taken', async () => {
    const other = await startNet({ topology: sampleTopology(name), founded: false });
    try {
      const others = await taken(other, { ids: [] });
      const [genesis] = others.configurations;
      expect(after((copy) => copy.configurations.splice(0, 1, genesis!)).codes).toEqual(
        expect.arrayContaining([errors.genesisOther.code, errors.unsigned.code, errors.checkpointUnsigned.code]),
      );
      const { codes } = after((copy) => copy.configurations.push({ ...genesis!, number: 1, signatures: '' }));
      const swapped = [errors.configurationGap, errors.configurationUnsigned, errors.configurationWithheld];
      expect(codes).toEqual(expect.arrayContaining(swapped.map(({ code }) => code)));
    } finally {
      await other.stop();
    }
  });

  test('a checkpoint that is withheld leaves it open; one that is there twice counts once', () => {
    const withheld = after((copy) => copy.checkpoints.pop());
    expect(withheld).toEqual({ verdict: 'indeterminate', codes: [errors.unsettled.code] });
    const twice = after((copy) => copy.checkpoints.splice(0, 2, copy.checkpoints[0]!, copy.checkpoints[0]!));
    expect(twice).toEqual({ verdict: 'indeterminate', codes: [errors.unsettled.code] });
  });

  test('an invalid transaction under checkpoints proves nothing', () => {
    const invalid = after((copy) => {
      for (const block of copy.blocks) block.flags = Buffer.alloc(block.transactions.length, 11).toString('base64');
    });
    expect(invalid.codes).toEqual(expect.arrayContaining([errors.invalid.code, errors.outOfChain.code]));
  });

  test('a record says what was committed to, and nothing else', () => {
    expect(after((copy) => (copy.records[0]!.proof.fields[0]!.value = '李四'))).toEqual(refused(errors.recordBroken));
    expect(after((copy) => (copy.records[0]!.proof.key = '110101199001011237'))).toEqual(refused(errors.recordBroken));
    const elsewhere = after((copy) => (copy.records[0]!.transaction = copy.facts[0]!.transaction));
    expect(elsewhere.codes).toEqual(expect.arrayContaining([errors.recordUncommitted.code]));
  });

  test('a fact that the transaction did not write is not proven by it', () => {
    expect(after((copy) => (copy.facts[0]!.id = 'MHRSS/o-gd-0000000000000000'))).toEqual(refused(errors.notWritten));
    expect(after((copy) => (copy.facts[0]!.kind = 'grant'))).toEqual(refused(errors.notWritten));
    expect(after((copy) => (copy.facts.length = copy.records.length = 0)).codes).toContain(errors.nothingClaimed.code);
  });

  const inText = (text: string) => {
    const bytes = Buffer.from(text, 'base64');
    bytes[bytes.length >> 1]! ^= 1;
    return bytes.toString('base64');
  };
  /** There stands the signature. */
  const atEnd = (text: string) => {
    const bytes = Buffer.from(text, 'base64');
    bytes[bytes.length - 1]! ^= 1;
    return bytes.toString('base64');
  };
  const inHash = (hash: string) => (hash.startsWith('0') ? '1' : '0') + hash.slice(1);
  const parts: [part: string, alter: (copy: Evidence) => unknown, code: { code: string }][] = [
    ['format', (copy) => ((copy as { format: string }).format = 'other'), errors.otherFormat],
    ['version', (copy) => ((copy as { version: number }).version = 2), errors.otherVersion],
    ['an unknown member', (copy) => ((copy as { more?: number }).more = 1), errors.malformed],
    ['channel', (copy) => (copy.channel = 'another'), errors.otherChannel],
    ['chaincode', (copy) => (copy.chaincode = 'another'), errors.transactionElsewhere],
    ['transaction of a fact', (copy) => (copy.facts[0]!.transaction = '0'.repeat(64)), errors.transactionMissing],
    ['configuration', (copy) => change(copy.configurations[0]!, 'transactions', inText), errors.dataBroken],
    [
      'its header',
      (copy) => (copy.configurations[0]!.data = inHash(copy.configurations[0]!.data)),
      errors.genesisOther,
    ],
    ['transactions of a block', (copy) => change(copy.blocks[0]!, 'transactions', inText), errors.dataBroken],
    ['data hash', (copy) => (copy.blocks[0]!.data = inHash(copy.blocks[0]!.data)), errors.unsigned],
    [
      'hash of the block before',
      (copy) => (copy.blocks[0]!.previous = inHash(copy.blocks[0]!.previous)),
      errors.unsigned,
    ],
    ['number', (copy) => (copy.blocks[0]!.number += 1), errors.unsigned],
    ['signatures', (copy) => (copy.blocks[0]!.signatures = inText(copy.blocks[0]!.signatures)), errors.unsigned],
    ['flags', (copy) => (copy.blocks[0]!.flags = 'AQE='), errors.outOfChain],
    ['first of the chain', (copy) => (copy.chain.first += 1), errors.outOfChain],
    ['hash before the chain', (copy) => (copy.chain.previous = inHash(copy.chain.previous)), errors.chainDiffers],
    ['verdicts before the chain', (copy) => (copy.chain.flags = inHash(copy.chain.flags)), errors.flagsDiffer],
    ['a hash in the chain', (copy) => (copy.chain.blocks.at(-1)!.data = '0'.repeat(64)), errors.chainDiffers],
    ['verdicts in the chain', (copy) => (copy.chain.blocks.at(-1)!.flags = '0'.repeat(64)), errors.flagsDiffer],
    ['end of the chain', (copy) => copy.chain.blocks.pop(), errors.checkpointOutOfReach],
    ['checkpoint', (copy) => (copy.checkpoints[0] = atEnd(copy.checkpoints[0]!)), errors.checkpointUnsigned],
    ['no checkpoint', (copy) => (copy.checkpoints[0] = copy.blocks[0]!.transactions[0]!), errors.checkpointUnreadable],
    ['time stamp', (copy) => copy.timestamps.push('AAAA'), errors.stampUnreadable],
    ['a block twice', (copy) => copy.blocks.push(copy.blocks[0]!), errors.blockTwice],
    ['a block left out', (copy) => copy.blocks.shift(), errors.transactionMissing],
  ];
  test.each(parts)('a change in one place: %s', (_, alter, { code }) => {
    const found = after(alter);
    expect(found.verdict).toBe('refused');
    expect(found.codes).toContain(code);
  });

  test('all that is wrong is told at once', () => {
    const { codes } = after((copy) => {
      copy.records[0]!.proof.key = '1';
      copy.facts[0]!.kind = 'grant';
      copy.checkpoints.push('AAAA');
    });
    expect(codes).toEqual([errors.checkpointUnreadable.code, errors.notWritten.code, errors.recordBroken.code]);
  });
});

function change(block: EvidenceBlock, part: 'transactions', alter: (text: string) => string): void {
  block[part] = block[part].map(alter);
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
