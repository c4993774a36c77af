import { ledger, type peer } from '@hyperledger/fabric-protos';
import type { Caller } from './client';

const { KVRWSet } = ledger.rwset.kvrwset;

/** Private writes that a client is delivered with the blocks from one to another: `3/0 drawer a=1`. */
export async function privateWrites({ network }: Caller, startBlock: bigint, last: bigint): Promise<string[]> {
  const events = await network.getBlockAndPrivateDataEvents({ startBlock });
  const found: string[] = [];
  for await (const event of events) {
    const number = event.getBlock()?.getHeader()?.getNumber() ?? 0;
    found.push(...writesOf(event).map((text) => `${number}/${text}`));
    if (BigInt(number) === last) break;
  }
  events.close();
  return found;
}

function writesOf(event: peer.BlockAndPrivateData): string[] {
  const transactions: [number, ledger.rwset.TxPvtReadWriteSet][] = [...event.getPrivateDataMapMap().entries()];
  return transactions.flatMap(([index, sets]) =>
    sets.getNsPvtRwsetList().flatMap((namespace) =>
      namespace.getCollectionPvtRwsetList().map((collection) => {
        const writes = KVRWSet.deserializeBinary(collection.getRwset_asU8()).getWritesList();
        const texts = writes.map((write) => ` ${write.getKey()}=${Buffer.from(write.getValue_asU8()).toString()}`);
        return `${index} ${collection.getCollectionName()}${texts.join('')}`;
      }),
    ),
  );
}
