/** Whose signatures blocks bear: one orderer's with Raft, a quorum's with BFT, each as Fabric writes it. */
import { common } from '@hyperledger/fabric-protos';
import { Orderers, configurationIn } from '@oneplusn/channel';
import { startDevnet } from '@oneplusn/devnet';
import { sampleTopology, type SampleName } from '@oneplusn/topology';
import { notesDeployment } from './notes';

test.each<[topology: SampleName, signatures: number, numbered: boolean]>([
  ['quickstart', 1, false],
  ['bft4', 3, true],
])('%s: %i', async (name, signatures, numbered) => {
  const devnet = await startDevnet({ topology: sampleTopology(name), chaincodes: [notesDeployment] });
  try {
    const { channel } = devnet;
    const block = (number: bigint): common.Block => channel.block(number)!.block;
    const orderers = new Orderers(configurationIn(block(0n))!);
    const last = block(channel.height('GD') - 1n);
    expect(orderers.haveSigned(last)).toBe(true);
    const place = common.BlockMetadataIndex.SIGNATURES;
    const list = last.getMetadata()!.getMetadataList_asU8();
    const signed = common.Metadata.deserializeBinary(list[place]!);
    expect(signed.getSignaturesList()).toHaveLength(signatures);
    expect(signed.getSignaturesList().every((each) => each.getIdentifierHeader_asU8().length > 0)).toBe(numbered);
    // One less is too few.
    signed.setSignaturesList(signed.getSignaturesList().slice(1));
    list[place] = signed.serializeBinary();
    last.getMetadata()!.setMetadataList(list);
    expect(orderers.haveSigned(last)).toBe(false);
  } finally {
    await devnet.stop();
  }
});
