import { createHash } from 'node:crypto';
import { common } from '@hyperledger/fabric-protos';
import { BinaryWriter } from 'google-protobuf';
import { bytesOf, type Updates } from '@oneplusn/channel';

/**
 * Chained hash over the verdicts on a block and the changes it made: peers that agree on it agree on the state.
 * Fabric: kvLedger.addBlockCommitHash over `txmgr.Updates`.
 */
export function commitHash(filter: Uint8Array, updates: Updates, previous: Uint8Array): Buffer {
  return createHash('sha256')
    .update(varint(filter.length))
    .update(filter)
    .update(encodeUpdates(updates))
    .update(previous)
    .digest();
}

/** A commit hash as it stands in a block's metadata. */
export function commitHashMetadata(hash: Uint8Array): Uint8Array {
  const metadata = new common.Metadata();
  metadata.setValue(hash);
  return metadata.serializeBinary();
}

/** Message `Updates { repeated KVWrite kvwrites = 1 }`; names that repeat the entry before are left out. */
function encodeUpdates(updates: Updates): Uint8Array {
  const writer = new BinaryWriter();
  let chaincode: string | undefined;
  for (const space of updates.spaces()) {
    const keys = [...space.keys.keys()].sort();
    keys.forEach((key, index) => {
      const version = space.keys.get(key);
      if (version === undefined) return;
      writer.writeMessage(1, version, (_message, entry) => {
        if (space.chaincode !== chaincode) entry.writeString(1, space.chaincode);
        if (index === 0 && space.collection !== '') entry.writeString(2, space.collection);
        if (key !== '') entry.writeBytes(3, bytesOf(key));
        if (version.value === undefined) entry.writeBool(4, true);
        else if (version.value.length > 0) entry.writeBytes(5, version.value);
        entry.writeBytes(6, Buffer.concat([ordered(version.block), ordered(version.tx)]));
      });
      chaincode = space.chaincode;
    });
  }
  return writer.getResultBuffer();
}

/** A number as its length in bytes and its bytes, biggest first. */
function ordered(value: number): Buffer {
  if (value === 0) return Buffer.from([0]);
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
  return Buffer.from(bytes);
}
