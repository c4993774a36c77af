import { ledger } from '@hyperledger/fabric-protos';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb';
import { type Found, textOf } from '@oneplusn/channel';
import type { Modification } from '../state/view';
import type { Results } from '../simulate/range-query';

const { KV, KeyModification } = ledger.queryresult;

/** A walk whose results are encoded as they are taken. */
function mapped<T>(results: Results<T>, encode: (result: T) => Uint8Array): Results<Uint8Array> {
  return {
    next: () => {
      const result = results.next();
      return result === undefined ? undefined : encode(result);
    },
    bookmark: () => results.bookmark(),
  };
}

/** Keys and values of a range, as `queryresult.KV`. */
export function asKeyValues(namespace: string, results: Results<Found>): Results<Uint8Array> {
  return mapped(results, ({ key, version }) => {
    const message = new KV();
    message.setNamespace(namespace);
    message.setKey(textOf(key));
    message.setValue(version.value);
    return message.serializeBinary();
  });
}

/** The history of a key, as `queryresult.KeyModification`. */
export function asModifications(results: Results<Modification>): Results<Uint8Array> {
  return mapped(results, ({ origin, value }) => {
    const timestamp = new Timestamp();
    timestamp.setSeconds(origin.timestamp.seconds);
    timestamp.setNanos(origin.timestamp.nanos);
    const message = new KeyModification();
    message.setTxId(origin.txId);
    message.setTimestamp(timestamp);
    if (value === undefined) message.setIsDelete(true);
    else message.setValue(value);
    return message.serializeBinary();
  });
}
