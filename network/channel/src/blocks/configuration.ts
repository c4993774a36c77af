import { common } from '@hyperledger/fabric-protos';
import { configOf } from '../config/members';

/**
 * The channel's configuration from this block on; undefined where the block changes none. One that does holds nothing
 * else (Fabric: `protoutil.IsConfigBlock`).
 */
export function configurationIn(block: common.Block): common.ConfigGroup | undefined {
  const [bytes, ...more] = block.getData()?.getDataList_asU8() ?? [];
  if (!bytes || more.length > 0) return undefined;
  const envelope = common.Envelope.deserializeBinary(bytes);
  const header = common.Payload.deserializeBinary(envelope.getPayload_asU8()).getHeader()?.getChannelHeader_asU8();
  const type = common.ChannelHeader.deserializeBinary(header ?? new Uint8Array()).getType();
  return type === common.HeaderType.CONFIG ? configOf(envelope).getChannelGroup() : undefined;
}
