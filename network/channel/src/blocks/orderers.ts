import { common, orderer } from '@hyperledger/fabric-protos';
import { mspsOf, valueOf } from '../config/members';
import { Members, serializeIdentity } from '../identity/members';
import type { Signed } from '../identity/signed';
import { ChannelPolicies } from '../policy/channel-policies';
import { ChannelTrust } from '../policy/trust';
import { headerBytes, headerOf } from './header';

const reference = '/Channel/Orderer/BlockValidation';

/**
 * Who must have signed a block, as a configuration of the channel says: one orderer with Raft, a quorum with BFT
 * (Fabric: `protoutil.BlockSignatureVerifier`).
 */
export class Orderers {
  readonly #trust: ChannelTrust;
  readonly #numbered: ReadonlyMap<number, Uint8Array>;

  /** @param channel the configuration in force before the block */
  constructor(channel: common.ConfigGroup) {
    this.#trust = new ChannelTrust(new Members(mspsOf(channel)), new ChannelPolicies(channel));
    this.#numbered = numberedIn(channel);
  }

  /** Whether a block bears the signatures that it needs. What is no signature counts for none. */
  haveSigned(block: common.Block): boolean {
    const policy = this.#trust.channelPolicy(reference);
    if (!policy) return false;
    const sound = this.#signed(block).filter((each) => this.#trust.verify(each.identity, each.message, each.signature));
    return this.#trust.satisfies(
      policy,
      sound.map(({ identity }) => identity),
    );
  }

  /** Works the signatures of a block out on other threads: {@link haveSigned} then finds them done. */
  async checkAside(block: common.Block): Promise<void> {
    const signed = this.#signed(block);
    await Promise.all(signed.map((each) => this.#trust.verifyAside(each.identity, each.message, each.signature)));
  }

  #signed(block: common.Block): Signed[] {
    const metadata = metadataOf(block);
    const header = headerBytes(headerOf(block));
    return (metadata?.getSignaturesList() ?? []).flatMap((each) => {
      const signer = readable(() => this.#signerOf(each));
      if (!signer || !metadata) return [];
      const message = Buffer.concat([metadata.getValue_asU8(), signer.header, header]);
      return [{ identity: signer.identity, message, signature: each.getSignature_asU8() }];
    });
  }

  /** In whose name a block's signatures are, whether they hold or not. */
  signersOf(block: common.Block): Uint8Array[] {
    const signatures = metadataOf(block)?.getSignaturesList() ?? [];
    return signatures.flatMap((each) => readable(() => this.#signerOf(each))?.identity ?? []);
  }

  /** A BFT orderer names itself by its number in the configuration, any other by its identity. */
  #signerOf(signature: common.MetadataSignature): { identity: Uint8Array; header: Uint8Array } | undefined {
    const [full, short] = [signature.getSignatureHeader_asU8(), signature.getIdentifierHeader_asU8()];
    if (full.length > 0 || short.length === 0)
      return { identity: common.SignatureHeader.deserializeBinary(full).getCreator_asU8(), header: full };
    const identity = this.#numbered.get(common.IdentifierHeader.deserializeBinary(short).getIdentifier());
    return identity && { identity, header: short };
  }
}

function metadataOf(block: common.Block): common.Metadata | undefined {
  const bytes = block.getMetadata()?.getMetadataList_asU8()[common.BlockMetadataIndex.SIGNATURES];
  return bytes && readable(() => common.Metadata.deserializeBinary(bytes));
}

function numberedIn(channel: common.ConfigGroup): ReadonlyMap<number, Uint8Array> {
  const group = channel.getGroupsMap().get('Orderer');
  const { type } = orderer.ConsensusType.deserializeBinary(valueOf(group, 'ConsensusType')).toObject();
  if (type !== 'BFT') return new Map();
  const consenters = common.Orderers.deserializeBinary(valueOf(group, 'Orderers')).getConsenterMappingList();
  return new Map(
    consenters.map((each) => [
      each.getId(),
      serializeIdentity(each.getMspId(), Buffer.from(each.getIdentity_asU8()).toString('latin1')),
    ]),
  );
}

function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
