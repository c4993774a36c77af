import { common, peer } from '@hyperledger/fabric-protos';
import { useDevnet } from '@oneplusn/devnet/jest';
import { sampleTopology } from '@oneplusn/topology';
import { call, type Caller } from './client';

/** ZJ is in both channels, MHRSS in the main one. */
const topology = { ...sampleTopology('quickstart'), channels: [{ name: 'regional', authorities: ['GD', 'ZJ'] }] };
const net = useDevnet({ topology });
const open: Caller[] = [];
afterEach(() => {
  for (const caller of open.splice(0)) caller.close();
});

const user = (msp: string): Caller =>
  asking(net.controls.impersonate(msp, { id: 'tester', department: 'gov', roles: [] }));
const zj = (): Caller => user('ZJ');
/** The administrator of ZJ. */
function admin(): Caller {
  const pair = net.devnet.credentials.authorities.get('ZJ')?.admin;
  const endpoint = net.devnet.endpoints.get('ZJ');
  if (!pair || !endpoint) throw new Error('ZJ has no administrator');
  return asking({ mspId: 'ZJ', ...pair, endpoint });
}
function asking(who: Parameters<typeof call>[1]): Caller {
  const caller = call(net.devnet, who, 'cscc');
  open.push(caller);
  return caller;
}

const evaluate = ({ contract }: Caller, name: string, ...args: (string | Uint8Array)[]): Promise<Uint8Array> =>
  contract.evaluate(name, { arguments: args, endorsingOrganizations: ['ZJ'] });

test('block 0 tells a client who is in the channel', async () => {
  const block = common.Block.deserializeBinary(await evaluate(zj(), 'GetConfigBlock', topology.channel));
  expect(block.serializeBinary()).toEqual(net.devnet.channel.block(0n)?.block.serializeBinary());
  const config = common.Config.deserializeBinary(await evaluate(zj(), 'GetChannelConfig', topology.channel));
  const application = config.getChannelGroup()?.getGroupsMap().get('Application');
  expect([...(application?.getGroupsMap().keys() ?? [])].sort()).toEqual(['Committee', 'GD', 'MHRSS', 'ZJ']);
  const channels = peer.ChannelQueryResponse.deserializeBinary(await evaluate(zj(), 'GetChannels'));
  expect(channels.getChannelsList().map((info) => info.getChannelId())).toEqual([topology.channel, 'regional']);
});

test('each channel tells its own members of itself alone', async () => {
  const config = common.Config.deserializeBinary(await evaluate(zj(), 'GetChannelConfig', 'regional'));
  const application = config.getChannelGroup()?.getGroupsMap().get('Application');
  expect([...(application?.getGroupsMap().keys() ?? [])].sort()).toEqual(['GD', 'ZJ']);
  await expect(evaluate(user('MHRSS'), 'GetConfigBlock', 'regional')).rejects.toThrow(
    'access denied for [GetConfigBlock][regional]: Failed evaluating policy on signed data during check policy on ' +
      'channel [regional] with policy [/Channel/Application/Readers]',
  );
  const own = { arguments: [] as string[], endorsingOrganizations: ['MHRSS'] };
  const channels = await user('MHRSS').contract.evaluate('GetChannels', own);
  expect(peer.ChannelQueryResponse.deserializeBinary(channels).getChannelsList()).toHaveLength(1);
});

test('block 0 is found by its transaction, and is the same on each chain', async () => {
  const before = net.devnet.channel.block(0n);
  const txId = before?.transactions[0]?.txId ?? '';
  expect(txId).toMatch(/^[0-9a-f]{64}$/);
  expect(net.devnet.channel.commitStatus(txId)).toMatchObject({ blockNumber: 0n, type: common.HeaderType.CONFIG });
  await net.devnet.freshChain();
  expect(net.devnet.channel.block(0n)?.block.serializeBinary()).toEqual(before?.block.serializeBinary());
});

test('no channel is joined beside those of the topology', async () => {
  const block = await evaluate(zj(), 'GetConfigBlock', topology.channel);
  await expect(evaluate(zj(), 'JoinChain', block)).rejects.toThrow(
    'access denied for [JoinChain][oneplusn]: [Failed verifying that proposal',
  );
  await expect(evaluate(admin(), 'JoinChain', block)).rejects.toThrow(
    'cannot create ledger from genesis block: ledger [oneplusn] already exists with state [ACTIVE]',
  );
  await expect(evaluate(admin(), 'JoinChain', renamed(block, 'another'))).rejects.toThrow(
    'cannot create ledger from genesis block: the channels of an embedded ledger are those of its topology',
  );
  await expect(evaluate(admin(), 'JoinChainBySnapshot', '/nowhere')).rejects.toThrow('those of its topology');
  expect(await evaluate(admin(), 'JoinBySnapshotStatus')).toHaveLength(0);
});

test('a block 0 that is none is refused by what is wrong with it', async () => {
  const good = await evaluate(zj(), 'GetConfigBlock', topology.channel);
  const refusal = (change: Change): Promise<unknown> =>
    evaluate(admin(), 'JoinChain', renamed(good, 'another', change)).then(
      () => undefined,
      (error: unknown) => String(error).replace(/^.*because of /, ''),
    );
  expect(await refusal({ type: common.HeaderType.ENDORSER_TRANSACTION })).toBe(
    'Bad configuration envelope: invalid type ENDORSER_TRANSACTION, expected CONFIG',
  );
  expect(await refusal({ config: undefined })).toBe('Nil config envelope Config');
  expect(await refusal({ config: new common.Config() })).toBe('Nil channel group');
  const empty = new common.Config();
  empty.setChannelGroup(new common.ConfigGroup());
  expect(await refusal({ config: empty })).toBe('No channel configuration groups are available');
  empty.getChannelGroup()?.getGroupsMap().set('Orderer', new common.ConfigGroup());
  expect(await refusal({ config: empty })).toBe('Invalid configuration block, missing Application configuration group');
});

interface Change {
  readonly type?: common.HeaderTypeMap[keyof common.HeaderTypeMap];
  readonly config?: common.Config | undefined;
}

/** The block 0 of another channel. */
function renamed(bytes: Uint8Array, channel: string, change: Change = {}): Uint8Array {
  const block = common.Block.deserializeBinary(bytes);
  const data = block.getData() ?? new common.BlockData();
  const envelope = common.Envelope.deserializeBinary(data.getDataList_asU8()[0] ?? new Uint8Array());
  const payload = common.Payload.deserializeBinary(envelope.getPayload_asU8());
  const header = payload.getHeader() ?? new common.Header();
  const channelHeader = common.ChannelHeader.deserializeBinary(header.getChannelHeader_asU8());
  channelHeader.setChannelId(channel);
  if (change.type !== undefined) channelHeader.setType(change.type);
  header.setChannelHeader(channelHeader.serializeBinary());
  if ('config' in change) {
    const content = new common.ConfigEnvelope();
    content.setConfig(change.config);
    payload.setData(content.serializeBinary());
  }
  envelope.setPayload(payload.serializeBinary());
  data.setDataList([envelope.serializeBinary()]);
  return block.serializeBinary();
}
