import { createHash, createPrivateKey } from 'node:crypto';
import { signers } from '@hyperledger/fabric-gateway';
import { common, gateway as messages, peer } from '@hyperledger/fabric-protos';
import { failureOf, userOf } from '../client';
import type { Setting } from './setting';

/** The parts of a proposal, to be damaged. */
interface Parts {
  readonly channelHeader: common.ChannelHeader;
  readonly signatureHeader: common.SignatureHeader;
  readonly payload: peer.ChaincodeProposalPayload;
}

type Damage = (parts: Parts) => void;

const naming = (chaincode: string): Uint8Array => {
  const id = new peer.ChaincodeID();
  id.setName(chaincode);
  const extension = new peer.ChaincodeHeaderExtension();
  extension.setChaincodeId(id);
  return extension.serializeBinary();
};

/** What is wrong with a well signed proposal, and what a peer says of it (seen on Fabric 3.1.5). */
const refusedByPeer: readonly (readonly [string, Damage, string | RegExp])[] = [
  [
    'is of another type',
    ({ channelHeader }) => channelHeader.setType(common.HeaderType.CONFIG_UPDATE),
    'error validating proposal: invalid header type CONFIG_UPDATE',
  ],
  ['has an epoch', ({ channelHeader }) => channelHeader.setEpoch(1), 'error validating proposal: epoch is non-zero'],
  [
    'has an id of its own making',
    ({ channelHeader }) => channelHeader.setTxId('abc'),
    /^error validating proposal: incorrectly computed txid 'abc' -- expected '[0-9a-f]{64}'$/,
  ],
  ['has no nonce', ({ signatureHeader }) => signatureHeader.setNonce(''), 'error validating proposal: nonce is empty'],
  [
    'has no creator',
    ({ signatureHeader }) => signatureHeader.setCreator(''),
    'error validating proposal: creator is empty',
  ],
  [
    'names no chaincode in its header',
    ({ channelHeader }) => channelHeader.setExtension$(''),
    'ChaincodeHeaderExtension.ChaincodeId is nil',
  ],
  [
    'names an empty chaincode in its header',
    ({ channelHeader }) => channelHeader.setExtension$(naming('')),
    'ChaincodeHeaderExtension.ChaincodeId.Name is empty',
  ],
];

/** Requests that no honest client makes. */
export function malformedSuite(setting: Setting): void {
  describe('a proposal that', () => {
    beforeAll(() => setting.deploy({ folder: 'basic', name: 'target' }));

    /** A proposal with a good signature over whatever became of it. */
    const damaged = async (damage: Damage) => {
      const client = setting.at('Org1MSP');
      const proposed = messages.ProposedTransaction.deserializeBinary(
        client.contract('target').newProposal('GetAllAssets').getBytes(),
      );
      const signed = proposed.getProposal() ?? new peer.SignedProposal();
      const proposal = peer.Proposal.deserializeBinary(signed.getProposalBytes_asU8());
      const header = common.Header.deserializeBinary(proposal.getHeader_asU8());
      const channelHeader = common.ChannelHeader.deserializeBinary(header.getChannelHeader_asU8());
      const signatureHeader = common.SignatureHeader.deserializeBinary(header.getSignatureHeader_asU8());
      const payload = peer.ChaincodeProposalPayload.deserializeBinary(proposal.getPayload_asU8());
      damage({ channelHeader, signatureHeader, payload });
      header.setChannelHeader(channelHeader.serializeBinary());
      header.setSignatureHeader(signatureHeader.serializeBinary());
      proposal.setHeader(header.serializeBinary());
      proposal.setPayload(payload.serializeBinary());
      signed.setProposalBytes(proposal.serializeBinary());
      const key = createPrivateKey(userOf(setting.network, 'Org1MSP').privateKey);
      const digest = createHash('sha256').update(signed.getProposalBytes_asU8()).digest();
      const signature = await signers.newPrivateKeySigner(key)(digest);
      return client.gateway.newSignedProposal(proposed.serializeBinary(), signature);
    };

    it.each(refusedByPeer)('%s is refused by the peer', async (_what, damage, message) => {
      const said: unknown = typeof message === 'string' ? message : expect.stringMatching(message);
      const evaluated = await failureOf((await damaged(damage)).evaluate());
      expect(evaluated).toMatchObject({ code: 9, details: [{ mspId: 'Org1MSP', message: said }] });
      expect(evaluated.message).toBe(
        `9 FAILED_PRECONDITION: evaluate call to endorser returned error: ${evaluated.details[0]?.message ?? ''}`,
      );
      expect(await failureOf((await damaged(damage)).endorse())).toEqual({
        name: 'EndorseError',
        code: 10,
        message: '10 ABORTED: failed to endorse transaction, see attached details for more info',
        details: [{ mspId: 'Org1MSP', message: said }],
      });
    });

    it('has a type that peers let pass is endorsed', async () => {
      const config = await damaged(({ channelHeader }) => channelHeader.setType(common.HeaderType.CONFIG));
      expect(await config.evaluate()).toBeDefined();
    });

    it('has no channel is refused by the gateway', async () => {
      const proposal = await damaged(({ channelHeader }) => channelHeader.setChannelId(''));
      expect((await failureOf(proposal.evaluate())).message).toBe(
        '3 INVALID_ARGUMENT: failed to unpack transaction proposal: no channel id provided',
      );
      expect((await failureOf(proposal.endorse())).code).toBe(9);
    });

    it('invokes nothing is refused by the gateway', async () => {
      const proposal = await damaged(({ payload }) => payload.setInput(''));
      expect((await failureOf(proposal.evaluate())).message).toBe(
        '3 INVALID_ARGUMENT: failed to unpack transaction proposal: no chaincode spec is provided, ' +
          `channel id [${setting.network.channel}]`,
      );
      expect((await failureOf(proposal.endorse())).message).toBe(
        '9 FAILED_PRECONDITION: no combination of peers can be derived which satisfy the endorsement policy: ' +
          `No metadata was found for chaincode  in channel ${setting.network.channel}`,
      );
    });

    it('names a chaincode in its header that is not there is refused by every peer', async () => {
      const proposal = await damaged(({ channelHeader }) => channelHeader.setExtension$(naming('missing')));
      const { code, message, details } = await failureOf(proposal.evaluate());
      expect({ code, message }).toEqual({
        code: 10,
        message: '10 ABORTED: failed to evaluate transaction, see attached details for more info',
      });
      expect(details.map(({ mspId }) => mspId).sort()).toEqual(['Org1MSP', 'Org2MSP', 'Org3MSP']);
      expect(details[0]?.message).toBe(
        'make sure the chaincode missing has been successfully defined on channel ' +
          `${setting.network.channel} and try again: chaincode missing not found`,
      );
    });

    it('is garbage is refused by the gateway', async () => {
      const proposed = new messages.ProposedTransaction();
      const signed = new peer.SignedProposal();
      proposed.setProposal(signed);
      const garbled = (proposal: peer.Proposal | undefined, bytes: Uint8Array) => {
        signed.setProposalBytes(proposal?.serializeBinary() ?? bytes);
        return proposed.serializeBinary();
      };
      const garbage = Buffer.from('rubbish!');
      const headless = new peer.Proposal();
      headless.setHeader(garbage);
      // The stock client reads a proposal before it sends it, so these go by the bare service.
      const send = setting.bare('Org1MSP');
      const why = 'proto: cannot parse invalid wire-format data';
      for (const [bytes, message] of [
        [garbled(undefined, garbage), `error unmarshalling Proposal: ${why}`],
        [garbled(headless, garbage), `error unmarshalling Header: ${why}`],
      ] as const) {
        const { code, details } = await send(bytes);
        expect({ code, details: details.replaceAll('\u00a0', ' ') }).toEqual({
          code: 3,
          details: `failed to unpack transaction proposal: ${message}`,
        });
      }
      expect(await send(garbled(undefined, new Uint8Array()))).toEqual({
        code: 3,
        details: 'failed to unpack transaction proposal: a signed proposal is required',
      });
    });
  });
}
