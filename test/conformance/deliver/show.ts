import { common, ledger, type peer } from '@hyperledger/fabric-protos';
import { codeName } from '../observe/transaction';

const { KVRWSet } = ledger.rwset.kvrwset;

/** A name for a block of the case, `first` for the channel's first; undefined for those of others. */
export type BlockName = (number: number) => string | undefined;
/** Names in a text what differs from run to run. */
export type Naming = (text: string) => string;

const nameOf = (names: object, value: number): string =>
  Object.entries(names).find(([, each]) => each === value)?.[0] ?? String(value);

/** What a peer sent, as far as it is of the case; `...` for blocks of others. */
export function show(response: peer.DeliverResponse, block: BlockName, text: Naming): unknown {
  const both = response.getBlockAndPrivateData();
  const full = both?.getBlock() ?? response.getBlock();
  const filtered = response.getFilteredBlock();
  if (!full && !filtered) return nameOf(common.Status, response.getStatus());
  const name = block(full?.getHeader()?.getNumber() ?? filtered?.getNumber() ?? 0);
  if (name === undefined) return '...';
  if (filtered) return { block: name, transactions: filteredTransactions(filtered, text) };
  const codes = full?.getMetadata()?.getMetadataList_asU8()[common.BlockMetadataIndex.TRANSACTIONS_FILTER];
  return {
    block: name,
    transactions: full?.getData()?.getDataList().length ?? null,
    codes: [...(codes ?? [])].map(codeName),
    ...(both && { private: privateData(both, text) }),
  };
}

function filteredTransactions(block: peer.FilteredBlock, text: Naming): unknown[] {
  return block.getFilteredTransactionsList().map((each) => ({
    // Of the configuration, which no case made.
    id: text(each.getTxid()).replace(/^[0-9a-f]{64}$/, '<id>'),
    type: nameOf(common.HeaderType, each.getType()),
    code: codeName(each.getTxValidationCode()),
    events: (each.getTransactionActions()?.getChaincodeActionsList() ?? []).map((action) =>
      action.getChaincodeEvent()?.getEventName(),
    ),
  }));
}

/** By transaction's place: `chaincode/collection`, and its writes. Fabric keeps no order of chaincodes. */
function privateData(both: peer.BlockAndPrivateData, text: Naming): unknown[] {
  const transactions: [number, ledger.rwset.TxPvtReadWriteSet][] = [...both.getPrivateDataMapMap().entries()];
  return transactions
    .sort(([one], [other]) => one - other)
    .map(([index, sets]) => {
      const collections = sets.getNsPvtRwsetList().flatMap((namespace) =>
        namespace.getCollectionPvtRwsetList().map((collection) => {
          const set = KVRWSet.deserializeBinary(collection.getRwset_asU8());
          return [
            `${namespace.getNamespace()}/${collection.getCollectionName()}`,
            ...set
              .getWritesList()
              .map((write) => [
                write.getKey(),
                write.getIsDelete() ? null : text(Buffer.from(write.getValue_asU8()).toString()),
              ]),
            ...set.getMetadataWritesList().map((write) => `policy of ${write.getKey()}`),
          ];
        }),
      );
      return { index, model: sets.getDataModel(), collections: collections.sort() };
    });
}
