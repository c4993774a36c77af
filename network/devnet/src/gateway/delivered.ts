import { common, ledger, peer } from '@hyperledger/fabric-protos';
import type { CommittedBlock, PrivateWrites } from '../ledger/committed';
import { filteredBlock } from './filtered-block';

const { NsPvtReadWriteSet, TxPvtReadWriteSet, CollectionPvtReadWriteSet, TxReadWriteSet } = ledger.rwset;

/** What is made of each block. */
export type Form = 'full' | 'filtered' | 'private';

/** A block as a client is sent it. */
export function delivered(
  form: Form,
  channel: string,
  block: CommittedBlock,
  { withoutData, writes }: { readonly withoutData: boolean; readonly writes: () => readonly PrivateWrites[] },
): peer.DeliverResponse {
  const response = new peer.DeliverResponse();
  if (form === 'filtered') response.setFilteredBlock(filteredBlock(channel, block));
  else if (form === 'full') response.setBlock(withoutData ? bare(block) : block.block);
  else {
    const both = new peer.BlockAndPrivateData();
    both.setBlock(withoutData ? bare(block) : block.block);
    addPrivate(both, writes());
    response.setBlockAndPrivateData(both);
  }
  return response;
}

/** Without its transactions, unless it configures the channel. */
function bare({ block, transactions }: CommittedBlock): common.Block {
  if (transactions[0]?.type === common.HeaderType.CONFIG) return block;
  const result = new common.Block();
  result.setHeader(block.getHeader());
  result.setMetadata(block.getMetadata());
  return result;
}

function addPrivate(to: peer.BlockAndPrivateData, all: readonly PrivateWrites[]): void {
  const map = to.getPrivateDataMapMap();
  for (const { index, chaincode, collection, rwset } of all) {
    const transaction = map.get(index) ?? new TxPvtReadWriteSet();
    transaction.setDataModel(TxReadWriteSet.DataModel.KV);
    let namespace = transaction.getNsPvtRwsetList().find((each) => each.getNamespace() === chaincode);
    if (!namespace) {
      namespace = transaction.addNsPvtRwset(new NsPvtReadWriteSet());
      namespace.setNamespace(chaincode);
    }
    const sets = namespace.addCollectionPvtRwset(new CollectionPvtReadWriteSet());
    sets.setCollectionName(collection);
    sets.setRwset(rwset);
    map.set(index, transaction);
  }
}
