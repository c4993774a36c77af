import { randomBytes } from 'node:crypto';
import { common, orderer } from '@hyperledger/fabric-protos';
import { dataHash, headerBytes, headerHash, type Header, type Signer } from '@oneplusn/channel';

const { BlockMetadataIndex } = common;

/** Makes blocks of batches: numbered, chained by hash, signed by the orderer. */
export class BlockBuilder {
  #next = 0n;
  #previousHash: Uint8Array = new Uint8Array();

  /** @param signers one; or several, each then named by its number in the configuration, as BFT does it */
  constructor(private readonly signers: readonly Signer[]) {}

  /** The first block, which carries the channel's configuration. Nobody signs it: it is given to all. */
  genesis(configuration: Uint8Array): common.Block {
    const value = new common.OrdererBlockMetadata();
    value.setLastConfig(lastConfig());
    return this.#build([configuration], metadata(value.serializeBinary()));
  }

  /** A block of ordered envelopes. */
  build(envelopes: readonly Uint8Array[]): common.Block {
    const consensus = new orderer.etcdraft.BlockMetadata();
    consensus.setConsenterIdsList([1]);
    consensus.setNextConsenterId(2);
    consensus.setRaftIndex(Number(this.#next) + 1);
    const value = new common.OrdererBlockMetadata();
    value.setLastConfig(lastConfig());
    value.setConsenterMetadata(metadata(consensus.serializeBinary()).serializeBinary());

    const header = this.#header(envelopes);
    const signed = metadata(value.serializeBinary());
    this.signers.forEach((signer, at) => signed.addSignatures(this.#signature(signer, at + 1, signed, header)));
    return this.#build(envelopes, signed, header);
  }

  #signature(signer: Signer, number: number, signed: common.Metadata, header: Header) {
    const signature = new common.MetadataSignature();
    if (this.signers.length > 1) {
      const by = new common.IdentifierHeader();
      by.setIdentifier(number);
      by.setNonce(randomBytes(24));
      signature.setIdentifierHeader(by.serializeBinary());
    } else {
      const by = new common.SignatureHeader();
      by.setCreator(signer.identity);
      by.setNonce(randomBytes(24));
      signature.setSignatureHeader(by.serializeBinary());
    }
    const named = [signature.getSignatureHeader_asU8(), signature.getIdentifierHeader_asU8()];
    signature.setSignature(signer.sign(Buffer.concat([signed.getValue_asU8(), ...named, headerBytes(header)])));
    return signature;
  }

  snapshot(): { readonly next: bigint; readonly previousHash: Uint8Array } {
    return { next: this.#next, previousHash: this.#previousHash };
  }

  restore({ next, previousHash }: ReturnType<BlockBuilder['snapshot']>): void {
    this.#next = next;
    this.#previousHash = previousHash;
  }

  #header(envelopes: readonly Uint8Array[]): Header {
    return { number: this.#next, previousHash: this.#previousHash, dataHash: dataHash(envelopes) };
  }

  #build(
    envelopes: readonly Uint8Array[],
    signatures: common.Metadata,
    header = this.#header(envelopes),
  ): common.Block {
    const headerMessage = new common.BlockHeader();
    headerMessage.setNumber(Number(header.number));
    headerMessage.setPreviousHash(header.previousHash);
    headerMessage.setDataHash(header.dataHash);
    const data = new common.BlockData();
    data.setDataList([...envelopes]);
    const parts: Uint8Array[] = [];
    for (let index = 0; index <= BlockMetadataIndex.COMMIT_HASH; index++) parts.push(new Uint8Array());
    parts[BlockMetadataIndex.SIGNATURES] = signatures.serializeBinary();
    parts[BlockMetadataIndex.LAST_CONFIG] = metadata(lastConfig().serializeBinary()).serializeBinary();
    const blockMetadata = new common.BlockMetadata();
    blockMetadata.setMetadataList(parts);
    const block = new common.Block();
    block.setHeader(headerMessage);
    block.setData(data);
    block.setMetadata(blockMetadata);
    this.#next = header.number + 1n;
    this.#previousHash = headerHash(header);
    return block;
  }
}

function metadata(value: Uint8Array): common.Metadata {
  const message = new common.Metadata();
  message.setValue(value);
  return message;
}

/** Block 0 holds the only configuration. */
function lastConfig(): common.LastConfig {
  const message = new common.LastConfig();
  message.setIndex(0);
  return message;
}
