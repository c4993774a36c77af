/**
 * Blocks that set another configuration of the channel: its orderers sign them, its members must have allowed them.
 * With all keys of the orderers one can sign what no member has; full verification refuses it.
 */
import { randomBytes } from 'node:crypto';
import { common } from '@hyperledger/fabric-protos';
import { ChannelPolicies, ChannelTrust, Members, configurationIn, dataHash, headerBytes } from '@oneplusn/channel';
import { headerHash, headerOf, mspsOf, nodeSigner, updateFault, type Signer } from '@oneplusn/channel';
import { IndexWriter, follow, indexErrors, statusOf } from '@oneplusn/indexer';
import type { Source, Verification } from '@oneplusn/indexer';
import type { Ledger } from '@oneplusn/sdk';
import type { KeyPair } from '@oneplusn/topology';
import { useNet } from '../../engine';
import { everywhere } from '../sharing/everywhere';
import { inEachDatabase } from './places';

const net = useNet();
let auditor: Ledger;
let before: common.ConfigGroup;
let last: common.Block;

beforeAll(async () => {
  auditor = await net().connect('MHRSS/admin');
  await everywhere(net());
  for await (const block of auditor.blocks({ from: 0 })) {
    last = block;
    before ??= configurationIn(block) as common.ConfigGroup;
    if (Number(block.getHeader()?.getNumber()) + 1 === Number(await auditor.height())) break;
  }
}, 120_000);

type Group = common.ConfigGroup;
const copyOf = (group: Group): Group => common.ConfigGroup.deserializeBinary(group.serializeBinary());
const at = (group: Group, ...path: string[]): Group =>
  path.reduce((within, name) => within.getGroupsMap().get(name) as Group, group);
const raise = <T extends { getVersion(): number; setVersion(version: number): unknown }>(element: T): T => {
  element.setVersion(element.getVersion() + 1);
  return element;
};
const admin = (msp: string): Signer => signer(msp, net().credentials.authorities.get(msp)?.admin);
const signer = (msp: string, pair: KeyPair | undefined): Signer => nodeSigner(msp, pair as KeyPair);

/** What a member may decide alone: its own definition. */
const ownMember = (channel: Group): unknown =>
  raise(at(channel, 'Application', 'GD').getValuesMap().get('AnchorPeers') as common.ConfigValue).setValue('');
/** What the majority of the members decides: who they are. */
const newMember = (channel: Group): void => {
  const newcomer = copyOf(at(channel, 'Application', 'GD'));
  raise(at(channel, 'Application')).getGroupsMap().set('HE', newcomer);
};

interface Forged {
  readonly channel?: string;
  /** What the block says that comes of it, if that is something else. */
  readonly result?: (group: Group) => void;
  readonly type?: number;
}

/** A transaction that sets what an update comes to, signed by these. */
function setting(edit: (channel: Group) => void, signers: readonly Signer[], forged: Forged = {}): common.Envelope {
  const { channel = auditor.channel, result } = forged;
  const after = copyOf(before);
  edit(after);
  const update = new common.ConfigUpdate();
  update.setChannelId(channel);
  update.setReadSet(copyOf(before));
  update.setWriteSet(copyOf(after));
  const envelope = new common.ConfigUpdateEnvelope();
  envelope.setConfigUpdate(update.serializeBinary());
  for (const each of signers) {
    const header = headerFor(each);
    const signature = new common.ConfigSignature();
    signature.setSignatureHeader(header);
    signature.setSignature(each.sign(Buffer.concat([header, envelope.getConfigUpdate_asU8()])));
    envelope.addSignatures(signature);
  }
  result?.(after);
  const config = new common.Config();
  config.setSequence(1);
  config.setChannelGroup(after);
  const content = new common.ConfigEnvelope();
  content.setConfig(config);
  content.setLastUpdate(sent(forged.type ?? common.HeaderType.CONFIG_UPDATE, envelope.serializeBinary()));
  return sent(common.HeaderType.CONFIG, content.serializeBinary());
}

function headerFor(by: Signer): Uint8Array {
  const header = new common.SignatureHeader();
  header.setCreator(by.identity);
  header.setNonce(randomBytes(24));
  return header.serializeBinary();
}

function sent(type: number, data: Uint8Array): common.Envelope {
  const channelHeader = new common.ChannelHeader();
  channelHeader.setType(type);
  channelHeader.setChannelId(auditor.channel);
  const header = new common.Header();
  header.setChannelHeader(channelHeader.serializeBinary());
  const [orderer] = orderers();
  header.setSignatureHeader(headerFor(orderer as Signer));
  const payload = new common.Payload();
  payload.setHeader(header);
  payload.setData(data);
  const envelope = new common.Envelope();
  envelope.setPayload(payload.serializeBinary());
  return envelope;
}

const orderers = (): Signer[] => {
  const { msp, nodes } = net().credentials.ordererOrg;
  return nodes.map(({ sign }) => signer(msp, sign));
};

const fault = (transaction: common.Envelope, group = before) => {
  const trust = new ChannelTrust(new Members(mspsOf(group)), new ChannelPolicies(group));
  return updateFault(transaction, { channel: auditor.channel, group, trust });
};
const element = 'value /Channel/Application/GD/AnchorPeers';
const majority = () => ['GD', 'ZJ', 'MHRSS'].map(admin);

test('what is a member’s own its administrator changes, and nobody else; no more comes of it', () => {
  expect(fault(setting(ownMember, [admin('GD')]))).toBeUndefined();
  const li = signer('GD', net().credentials.authorities.get('GD')?.actors.get('li'));
  for (const signers of [[], [admin('ZJ')], [li], orderers()])
    expect(fault(setting(ownMember, signers))).toEqual({ kind: 'unsigned', element });
  // Beside what the update says, a root of another authority.
  const foreign = (group: Group) =>
    at(group, 'Application', 'ZJ')
      .getValuesMap()
      .set('MSP', at(group, 'Application', 'GD').getValuesMap().get('MSP')!);
  const kept = { kind: 'otherResult' };
  expect(fault(setting(ownMember, [admin('GD')], { result: foreign }))).toEqual(kept);
  expect(fault(setting(ownMember, [admin('GD')], { result: newMember }))).toEqual(kept);
  // Its own policy, written anew, counts for the next update and not for this one.
  const softer = (group: Group): void => {
    const theirs = at(group, 'Application', 'ZJ').getPoliciesMap();
    raise(theirs.get('Admins')!).setPolicy(at(group, 'Application', 'GD').getPoliciesMap().get('Admins')!.getPolicy());
  };
  expect(fault(setting(softer, [admin('GD')]))).toMatchObject({ kind: 'unsigned' });
});

test('who is a member is decided by the majority, each counted once', () => {
  expect(fault(setting(newMember, majority()))).toBeUndefined();
  const group = 'group /Channel/Application';
  for (const signers of [[], [admin('GD')], [admin('GD'), admin('ZJ')], [1, 2, 3, 4].map(() => admin('GD'))])
    expect(fault(setting(newMember, signers))).toEqual({ kind: 'unsigned', element: group });
  // One who is slipped in without the group that is to have it.
  const slipped = (channel: Group): void => {
    newMember(channel);
    at(channel, 'Application').setVersion(at(before, 'Application').getVersion());
  };
  expect(fault(setting(slipped, majority()))).toEqual({ kind: 'otherResult' });
});

test('an update is of one channel, counts once, and changes something', () => {
  const by = [admin('GD')];
  expect(fault(setting(ownMember, by, { channel: 'other' }))).toEqual({ kind: 'otherChannel' });
  expect(fault(setting(() => undefined, by))).toEqual({ kind: 'nothing' });
  expect(fault(setting(ownMember, by, { type: common.HeaderType.MESSAGE }))).toEqual({ kind: 'unreadable' });
  expect(fault(new common.Envelope())).toEqual({ kind: 'unreadable' });
  const after = copyOf(before);
  ownMember(after);
  expect(fault(setting(ownMember, by), after)).toEqual({ kind: 'otherVersion', element });
  const twice = (channel: Group): void => [1, 2].forEach(() => ownMember(channel));
  expect(fault(setting(twice, by))).toEqual({ kind: 'otherVersion', element });
  const unowned = (channel: Group): void => {
    ownMember(channel);
    at(channel, 'Application', 'GD').getValuesMap().get('AnchorPeers')!.setModPolicy('');
  };
  expect(fault(setting(unowned, by))).toEqual({ kind: 'noPolicy', element });
});

/** A peer whose chain goes on with a block of this, signed by all orderers. */
function goingOn(transaction: common.Envelope): Source {
  const bytes = transaction.serializeBinary();
  const header = new common.BlockHeader();
  header.setNumber(Number(last.getHeader()?.getNumber()) + 1);
  header.setPreviousHash(headerHash(headerOf(last)));
  header.setDataHash(dataHash([bytes]));
  const data = new common.BlockData();
  data.setDataList([bytes]);
  const block = new common.Block();
  block.setHeader(header);
  block.setData(data);
  const signed = new common.Metadata();
  for (const each of orderers()) {
    const signature = new common.MetadataSignature();
    signature.setSignatureHeader(headerFor(each));
    const message = [signed.getValue_asU8(), signature.getSignatureHeader_asU8(), headerBytes(headerOf(block))];
    signature.setSignature(each.sign(Buffer.concat(message)));
    signed.addSignatures(signature);
  }
  const metadata = new common.BlockMetadata();
  metadata.setMetadataList([signed.serializeBinary(), new Uint8Array(), Uint8Array.of(0)]);
  block.setMetadata(metadata);
  const end = header.getNumber();
  return {
    channel: auditor.channel,
    height: () => Promise.resolve(BigInt(end + 1)),
    openBlock: (each) => auditor.openBlock(each),
    blocks: async function* (options) {
      for (let next = Number(options?.from ?? 0); next < end;)
        for await (const each of auditor.blocks({ ...options, from: next })) {
          yield each;
          if ((next += 1) === end) break;
        }
      yield block;
    },
  };
}

inEachDatabase((places) => {
  async function followed(
    name: string,
    transaction: common.Envelope | undefined,
    verify: Verification,
  ): Promise<string> {
    const where = await places().at(name);
    const index = await IndexWriter.open(where);
    try {
      await follow(transaction ? goingOn(transaction) : auditor, index, { once: true, verify });
    } finally {
      await index.close();
    }
    return where;
  }

  test('full verification takes a configuration that was allowed, and refuses one that was not', async () => {
    const height = Number(last.getHeader()?.getNumber()) + 1;
    const allowed = await followed('allowed', setting(newMember, majority()), 'full');
    expect(await statusOf(allowed)).toMatchObject({ blocks: height + 1, disputed: 0 });
    const forged = setting(newMember, [admin('GD')]);
    const code = indexErrors.notAllowed.code;
    const refused = followed('forged', forged, 'full');
    await expect(refused).rejects.toMatchObject({ code, message: expect.stringContaining('Application') as string });
    // Nothing of it is there: the chain of an honest peer goes on where the index stands.
    const honest = await followed('forged', undefined, 'full');
    expect(await statusOf(honest)).toMatchObject({ blocks: height, disputed: 0 });
    // Who takes the word of peer and orderers takes theirs on this, too.
    expect(await statusOf(await followed('light', forged, 'light'))).toMatchObject({ blocks: height + 1 });
  }, 60_000);
});
