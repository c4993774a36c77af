import { peer } from '@hyperledger/fabric-protos';

export const MessageType = peer.ChaincodeMessage.Type;
export type MessageType = peer.ChaincodeMessage.TypeMap[keyof peer.ChaincodeMessage.TypeMap];

const names = new Map<number, string>(Object.entries(MessageType).map(([name, value]) => [value, name]));

/** A message type's name, as it stands in Fabric's error texts. */
export function typeName(type: number): string {
  return names.get(type) ?? String(type);
}

/** A message about a transaction. */
export function message(type: MessageType, channel: string, txId: string, payload?: Uint8Array): peer.ChaincodeMessage {
  const out = new peer.ChaincodeMessage();
  out.setType(type);
  if (payload !== undefined) out.setPayload(payload);
  out.setTxid(txId);
  out.setChannelId(channel);
  return out;
}
