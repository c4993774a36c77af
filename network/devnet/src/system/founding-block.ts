import { common } from '@hyperledger/fabric-protos';
import { unmarshal } from '../validate/unmarshal';

/** The channel's name in a block 0 that a peer is to join by. Throws with Fabric's text. */
export function foundedChannel(bytes: Uint8Array): string {
  const block = within('Failed to reconstruct the genesis block, ', '', () => unmarshal(common.Block, bytes, 'Block'));
  const [founding] = block.getData()?.getDataList_asU8() ?? [];
  const { channel, payload, type } = within(
    '"JoinChain" request failed to extract channel id from the block due to [',
    ']',
    () => read(founding),
  );
  within(
    `"JoinChain" for channelID = ${channel} failed because of validation of configuration block, because of `,
    '',
    () => validate(type, payload.getData_asU8()),
  );
  return channel;
}

function read(founding: Uint8Array | undefined) {
  if (!founding) throw new Error('failed to retrieve channel id - block is empty');
  const envelope = unmarshal(common.Envelope, founding, 'Envelope');
  const payload = unmarshal(common.Payload, envelope.getPayload_asU8(), 'Payload');
  const header = payload.getHeader();
  if (!header) throw new Error('failed to retrieve channel id - payload header is empty');
  const channelHeader = unmarshal(common.ChannelHeader, header.getChannelHeader_asU8(), 'ChannelHeader');
  return { channel: channelHeader.getChannelId(), payload, type: channelHeader.getType() };
}

function validate(type: number, data: Uint8Array): void {
  const { HeaderType } = common;
  if (type !== HeaderType.CONFIG) {
    const name = Object.entries(HeaderType).find(([, value]) => value === type)?.[0] ?? type;
    throw new Error(`Bad configuration envelope: invalid type ${name}, expected CONFIG`);
  }
  const envelope = within('Bad configuration envelope: ', '', () =>
    unmarshal(common.ConfigEnvelope, data, 'message for type CONFIG'),
  );
  const config = envelope.getConfig();
  if (!config) throw new Error('Nil config envelope Config');
  const group = config.getChannelGroup();
  if (!group) throw new Error('Nil channel group');
  if (group.getGroupsMap().getLength() === 0) throw new Error('No channel configuration groups are available');
  if (!group.getGroupsMap().has('Application'))
    throw new Error('Invalid configuration block, missing Application configuration group');
}

/** Puts text around that of an error. */
function within<T>(before: string, after: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`${before}${(error as Error).message}${after}`, { cause: error });
  }
}
