/** Whether the validity of all transactions of a channel, worked out from its blocks alone, is what its peers say. */
import { common } from '@hyperledger/fabric-protos';
import { IndexWriter, follow, type Disputed } from '@oneplusn/indexer';
import { blockOpener } from '@oneplusn/sdk';
import type { Clients } from '../client';

/** What was held against the flags of a peer. */
export interface Judged {
  readonly disputed: readonly Disputed[];
  /** The verdicts that there were, each once. */
  readonly codes: readonly number[];
}

export async function judgedFrom(clients: Clients, channel: string): Promise<Judged> {
  const { gateway } = await clients.of();
  const network = gateway.getNetwork(channel);
  const about = await network.getContract('qscc').evaluateTransaction('GetChainInfo', channel);
  const height = BigInt(common.BlockchainInfo.deserializeBinary(about).getHeight());
  const codes = new Set<number>();
  async function* blocks({ from = 0 }: { readonly from?: bigint | number | undefined } = {}) {
    const stream = await network.getBlockEvents({ startBlock: BigInt(from) });
    try {
      for await (const block of stream) {
        for (const code of flagsOf(block)) codes.add(code);
        yield block;
      }
    } finally {
      stream.close();
    }
  }
  const profile = { 'x-oneplusn': { channel, chaincode: 'none', committee: 'Org1MSP' }, organizations: {}, peers: {} };
  const source = { channel, height: async () => height, blocks, openBlock: await blockOpener(profile) };
  const index = await IndexWriter.open('');
  try {
    await follow(source, index, { once: true, verify: 'full' });
    return { disputed: await index.disputed(), codes: [...codes].sort((one, other) => one - other) };
  } finally {
    await index.close();
  }
}

const flagsOf = (block: common.Block): Uint8Array =>
  block.getMetadata()?.getMetadataList_asU8()[common.BlockMetadataIndex.TRANSACTIONS_FILTER] ?? new Uint8Array();
