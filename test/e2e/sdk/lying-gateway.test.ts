/** Whoever holds a peer's TLS key stands before its clients: what it gives them for signing. */
import { createPrivateKey } from 'node:crypto';
import { common, gateway, msp, peer } from '@hyperledger/fabric-protos';
import { opensslSigner, ProofError, sdkErrors, type Ledger } from '@oneplusn/sdk';
import { FaultyGateway, useNet } from '../../engine';
import { answering, asProposal, changed, endorsementOf, inAction, open, reworded, strayKey } from './lies';

const net = useNet();
let gate: FaultyGateway;
let admin: Ledger;
/** All that the administrator's key has signed for its writes: not the look at who is suspended, now and then. */
let signed: Uint8Array[];

beforeEach(async () => {
  signed = [];
  gate = await FaultyGateway.before(net(), 'GD');
  const { certificate, privateKey } = net().credentials.authorities.get('GD')!.admin;
  const sign = opensslSigner(createPrivateKey(privateKey));
  const signer = (_: Uint8Array, message: Uint8Array) => {
    if (!Buffer.from(message).includes('registry:authorities')) signed.push(message);
    return sign(message);
  };
  admin = await net().connect('GD/admin', {
    profile: gate.profile,
    identity: { mspId: 'GD', certificate, signer },
    witness: 'ZJ',
  });
});
afterEach(() => {
  admin.close();
  gate.close();
});

let count = 0;
function write(): Promise<unknown> {
  const path = `hall-${(count += 1)}`;
  return admin.registry.establish({ departments: [{ path, name: { zh: path } }] });
}

test('an honest gateway: three signatures, each under bytes of this very call', async () => {
  await write();
  expect(signed).toHaveLength(3);
  const [proposal, transaction, status] = signed as [Uint8Array, Uint8Array, Uint8Array];
  const { header, txId, input } = proposed(proposal);
  const payload = common.Payload.deserializeBinary(transaction);
  expect(Buffer.from(payload.getHeader()!.serializeBinary())).toEqual(Buffer.from(header));
  const [action] = open(answering(transaction)).actions;
  expect(Buffer.from(action!.input)).toEqual(Buffer.from(input));
  expect(action!.endorsements).toHaveLength(2);
  const asked = gateway.CommitStatusRequest.deserializeBinary(status);
  expect([asked.getTransactionId(), asked.getChannelId()]).toEqual([txId, net().topology.channel]);
});

/** An earlier answer of the same gateway: genuine in all its parts. */
async function earlier(): Promise<Buffer> {
  let kept: Buffer | undefined;
  gate.next('Endorse', { alter: (answer) => (kept = answer) });
  await write();
  signed = [];
  return kept!;
}

const signing = (part: string) => `signing.${part}`;
const word = 'hall-';
const lies: [string, (answer: Buffer) => Buffer, string][] = [
  ['no transaction at all', () => answering(Buffer.from('no transaction')), 'unreadable'],
  ['an empty one', () => answering(new Uint8Array()), 'unreadable'],
  [
    'a transaction of another kind',
    changed(({ channelHeader }) => channelHeader.setType(common.HeaderType.CONFIG_UPDATE)),
    'otherKind',
  ],
  ['another channel', changed(({ channelHeader }) => channelHeader.setChannelId('elsewhere')), 'otherChannel'],
  ['another transaction id', changed(({ channelHeader }) => channelHeader.setTxId('0'.repeat(64))), 'otherId'],
  ['another moment', changed(({ channelHeader }) => channelHeader.setTimestamp(undefined)), 'otherHeader'],
  ['another nonce', changed(({ signatureHeader }) => signatureHeader.setNonce(Buffer.alloc(24))), 'otherCaller'],
  ['another creator', changed(({ signatureHeader }) => signatureHeader.setCreator(Buffer.alloc(9))), 'otherCaller'],
  ['no action', changed(({ actions }) => actions.splice(0)), 'unreadable'],
  ['a second action', changed(({ actions }) => actions.push(actions[0]!)), 'otherCount'],
  ['other arguments', inAction((action) => (action.input = reworded(action.input, word, 'vault'))), 'otherCall'],
  [
    'another chaincode in the call',
    inAction((action) => (action.input = reworded(action.input, 'foundation', 'another-cc'))),
    'otherCall',
  ],
  ['a proposal for something else', asProposal((input) => reworded(input, word, 'vault')), 'unreadable'],
  ['the same proposal once more', asProposal((input) => input), 'unreadable'],
  [
    'a proposal for something else that reads as the transaction',
    asProposal((input) => reworded(input, word, 'vault'), 'action'),
    'otherHeader',
  ],
  ['a result of another proposal', inAction(({ result }) => result.setProposalHash(Buffer.alloc(32))), 'otherProposal'],
  [
    'a result of another chaincode',
    inAction(({ effects }) => effects.getChaincodeId()!.setName('another')),
    'otherChaincode',
  ],
  ['a failure for a success', inAction(({ effects }) => effects.getResponse()!.setStatus(500)), 'failed'],
  ['another result', inAction(({ effects }) => effects.getResponse()!.setPayload(Buffer.from('{}'))), 'forged'],
  ['other writes', inAction(({ effects }) => effects.setResults(Buffer.alloc(8))), 'forged'],
  ['one endorsement of two', inAction((action) => action.endorsements.splice(1)), 'lacking'],
  ['no endorsement', inAction((action) => action.endorsements.splice(0)), 'lacking'],
  [
    'one endorsement twice',
    inAction((action) => (action.endorsements = [action.endorsements[0]!, action.endorsements[0]!])),
    'lacking',
  ],
  [
    'an endorsement in the name of ZJ, by a key that is not its',
    inAction((action) => {
      const { certificate } = net().credentials.authorities.get('ZJ')!.peers[0]!.sign;
      action.endorsements = [...own(action.endorsements), endorsementOf('ZJ', certificate, strayKey(), action)];
    }),
    'forged',
  ],
  [
    'an endorsement that nobody was asked for',
    inAction((action) => {
      const { certificate, privateKey } = net().credentials.authorities.get('MHRSS')!.peers[0]!.sign;
      action.endorsements.push(endorsementOf('MHRSS', certificate, privateKey, action));
    }),
    'unasked',
  ],
];
/** Those of them that are the caller's own authority's. */
const own = (endorsements: readonly peer.Endorsement[]) =>
  endorsements.filter((each) => msp.SerializedIdentity.deserializeBinary(each.getEndorser_asU8()).getMspid() === 'GD');

test.each(lies)('a gateway that gives %s gets no signature', async (_, lie, part) => {
  gate.next('Endorse', { alter: lie });
  const error = await refusal();
  expect(error.is(sdkErrors.notThisCall)).toBe(true);
  expect(error.args['problem']).toMatchObject({ key: signing(part) });
  expect(signed).toHaveLength(1);
  expect(gate.count('Submit')).toBe(0);
});

test('a proposal that reads as the transaction to the last field is not what is signed', async () => {
  let lie: Uint8Array | undefined;
  const disguise = asProposal((input) => reworded(input, word, 'vault'), 'action and header');
  gate.next('Endorse', {
    alter: (answer) => {
      const given = disguise(answer);
      lie = gateway.EndorseResponse.deserializeBinary(given).getPreparedTransaction()!.getPayload_asU8();
      return given;
    },
  });
  await write();
  const [, transaction] = signed.map((bytes) => Buffer.from(bytes));
  expect(transaction!.equals(lie!)).toBe(false);
  expect(signed.some((bytes) => Buffer.from(bytes).includes('vault'))).toBe(false);
  expect(Buffer.from(lie!).includes('vault')).toBe(true);
});

test('an earlier answer of its own is of another transaction', async () => {
  const old = await earlier();
  gate.next('Endorse', { alter: () => old });
  expect((await refusal()).args['problem']).toMatchObject({ key: signing('otherId') });
  expect(signed).toHaveLength(1);
});

test('an earlier result, genuinely signed, is none of this call', async () => {
  const [old] = open(await earlier()).actions;
  gate.next('Endorse', {
    alter: changed(({ actions }) => actions.splice(0, 1, { ...old!, input: actions[0]!.input })),
  });
  expect((await refusal()).args['problem']).toMatchObject({ key: signing('otherProposal') });
  expect(signed).toHaveLength(1);
});

test('a certificate that calls itself ZJ, of a CA that is not', async () => {
  const { certificate, privateKey } = net().credentials.authorities.get('GD')!.peers[0]!.sign;
  gate.next('Endorse', {
    alter: inAction((action) => {
      action.endorsements = [...own(action.endorsements), endorsementOf('ZJ', certificate, privateKey, action)];
    }),
  });
  const error = await refusal();
  expect(error.is(sdkErrors.endorserUnknown)).toBe(true);
  expect(error.args['msp']).toBe('ZJ');
  expect(signed).toHaveLength(1);
});

async function refusal(): Promise<ProofError> {
  const error: unknown = await write().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ProofError) return error;
  throw new Error('it was not refused', { cause: error });
}

function proposed(bytes: Uint8Array) {
  const proposal = peer.Proposal.deserializeBinary(bytes);
  const header = common.Header.deserializeBinary(proposal.getHeader_asU8());
  const channel = common.ChannelHeader.deserializeBinary(header.getChannelHeader_asU8());
  return { header: header.serializeBinary(), txId: channel.getTxId(), input: proposal.getPayload_asU8() };
}
