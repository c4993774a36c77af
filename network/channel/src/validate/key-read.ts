import { ledger } from '@hyperledger/fabric-protos';
import { textOf, type ByteKey } from '../state/key';
import type { Version } from '../state/version';

const { kvrwset } = ledger.rwset;
type Rwset = typeof ledger.rwset.kvrwset;
/** A key in a read set, as Fabric's message has it. */
export type KeyRead = InstanceType<Rwset['KVRead']>;

/** A version as read sets write it. */
export function versionMessage(version: Version): InstanceType<Rwset['Version']> {
  const message = new kvrwset.Version();
  message.setBlockNum(version.block);
  message.setTxNum(version.tx);
  return message;
}

/** A key that was read, in the version that it had; without one where it did not exist. */
export function keyRead(key: ByteKey, version: Version | undefined): KeyRead {
  const message = new kvrwset.KVRead();
  message.setKey(textOf(key));
  if (version !== undefined) message.setVersion(versionMessage(version));
  return message;
}
