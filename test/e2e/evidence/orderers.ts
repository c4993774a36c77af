import { common } from '@hyperledger/fabric-protos';
import { headerBytes, type Signer } from '@oneplusn/channel';
import type { EvidenceBlock } from '@oneplusn/evidence';

/**
 * A block's signatures by others, made as orderers make them.
 * @param lastConfiguration what they say that they went by; what they said before, where not given
 */
export function signedBy(
  block: EvidenceBlock,
  signers: readonly Signer[],
  { lastConfiguration, like = block }: { lastConfiguration?: number; like?: EvidenceBlock } = {},
): string {
  const metadata = common.Metadata.deserializeBinary(Buffer.from(like.signatures, 'base64'));
  if (lastConfiguration !== undefined) {
    const value = common.OrdererBlockMetadata.deserializeBinary(metadata.getValue_asU8());
    const last = new common.LastConfig();
    last.setIndex(lastConfiguration);
    value.setLastConfig(last);
    metadata.setValue(value.serializeBinary());
  }
  const header = headerBytes({
    number: BigInt(block.number),
    previousHash: Buffer.from(block.previous, 'hex'),
    dataHash: Buffer.from(block.data, 'hex'),
  });
  metadata.setSignaturesList(
    metadata.getSignaturesList().map((signature, at) => {
      const signer = signers[at]!;
      if (signature.getSignatureHeader_asU8().length > 0) {
        const by = common.SignatureHeader.deserializeBinary(signature.getSignatureHeader_asU8());
        by.setCreator(signer.identity);
        signature.setSignatureHeader(by.serializeBinary());
      }
      const named = [signature.getSignatureHeader_asU8(), signature.getIdentifierHeader_asU8()];
      signature.setSignature(signer.sign(Buffer.concat([metadata.getValue_asU8(), ...named, header])));
      return signature;
    }),
  );
  return Buffer.from(metadata.serializeBinary()).toString('base64');
}
