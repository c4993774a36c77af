import { createPrivateKey, sign } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { common, gateway as messages, peer } from '@hyperledger/fabric-protos';
import { failureOf, json, userOf } from '../client';
import { enrol, impostor } from '../enrolment';
import type { Setting } from './setting';

/** Who is let in: signatures, certificates, roles, attributes. */
export function accessSuite(setting: Setting): void {
  describe('access', () => {
    const channel = () => setting.network.channel;
    const ca = (organization = 'Org1MSP') => {
      const authority = setting.network.credentials.authorities.get(organization);
      if (!authority) throw new RangeError(organization);
      return authority.ca;
    };
    beforeAll(() => setting.deploy({ folder: 'roles' }));

    it('goes by the attributes in a certificate', async () => {
      const creator = await enrol(ca(), 'Org1MSP', { attributes: { 'abac.creator': 'true' } });
      const contract = setting.as(creator, 'Org1MSP').contract('roles');
      await contract.submitTransaction('CreateAsset', 'a1');
      expect(json(await contract.evaluateTransaction('WhoAmI'))).toMatchObject({ mspId: 'Org1MSP', creator: 'true' });
      const { details } = await failureOf(setting.contract('roles').submitTransaction('CreateAsset', 'a2'));
      expect(details[0]?.message).toBe(
        'chaincode response 500, submitting client not authorized to create asset, does not have abac.creator role',
      );
    });

    it('lets a client of one organisation work at another’s gateway', async () => {
      const guest = setting.as(userOf(setting.network, 'Org2MSP'), 'Org1MSP').contract('roles');
      expect(json(await guest.evaluateTransaction('WhoAmI'))).toMatchObject({ mspId: 'Org2MSP' });
    });

    const denied = (organization: string): string =>
      `error validating proposal: access denied: channel [${channel()}] creator org [${organization}]`;
    const malformed = (): string =>
      `error validating proposal: access denied: channel [${channel()}] creator org unknown, creator is malformed`;

    it('refuses a signature by another key', async () => {
      const [one, two] = [userOf(setting.network, 'Org1MSP'), userOf(setting.network, 'Org2MSP')];
      const contract = setting.as({ ...one, privateKey: two.privateKey }, 'Org1MSP').contract('roles');
      expect(await failureOf(contract.evaluateTransaction('WhoAmI'))).toEqual({
        name: 'GatewayError',
        code: 9,
        message: `9 FAILED_PRECONDITION: evaluate call to endorser returned error: ${denied('Org1MSP')}`,
        details: [{ mspId: 'Org1MSP', message: denied('Org1MSP') }],
      });
      expect(await failureOf(contract.submitTransaction('CreateAsset', 'a3'))).toMatchObject({
        name: 'EndorseError',
        code: 10,
        details: [{ mspId: 'Org1MSP', message: denied('Org1MSP') }],
      });
    });

    it('refuses a certificate of a CA that only has the right name', async () => {
      const stranger = await enrol(await impostor(ca()), 'Org1MSP');
      const contract = setting.as(stranger, 'Org1MSP').contract('roles');
      expect((await failureOf(contract.submitTransaction('CreateAsset', 'a4'))).details).toEqual([
        { mspId: 'Org1MSP', message: malformed() },
      ]);
    });

    it('refuses an organisation’s certificate under another’s name, and an unknown organisation', async () => {
      const user = await enrol(ca('Org2MSP'), 'Org1MSP');
      for (const mspId of ['Org1MSP', 'Org9MSP']) {
        const contract = setting.as({ ...user, mspId }, 'Org1MSP').contract('roles');
        expect((await failureOf(contract.evaluateTransaction('WhoAmI'))).message).toContain(malformed());
      }
    });

    it.each([{ units: [] }, { units: ['client', 'peer'] }])(
      'refuses a certificate with the units $units',
      async (options) => {
        const contract = setting.as(await enrol(ca(), 'Org1MSP', options), 'Org1MSP').contract('roles');
        expect((await failureOf(contract.evaluateTransaction('WhoAmI'))).message).toContain(denied('Org1MSP'));
      },
    );

    it('refuses an expired certificate', async () => {
      const late = await enrol(ca(), 'Org1MSP', { days: { from: -0.001, to: -0.0001 } });
      const contract = setting.as(late, 'Org1MSP').contract('roles');
      const failure = await failureOf(contract.submitTransaction('CreateAsset', 'a5'));
      expect(failure).toMatchObject({ name: 'EndorseError', code: 10 });
      expect(failure.details).toEqual([{ mspId: 'Org1MSP', message: 'proposal client identity expired' }]);
      const { code, details } = await failureOf(contract.evaluateTransaction('WhoAmI'));
      expect(code).toBe(14);
      expect(details.map(({ message }) => message)).toEqual([
        'proposal client identity expired',
        'rpc error: code = Unknown desc = proposal client identity expired',
        'rpc error: code = Unknown desc = proposal client identity expired',
      ]);
    });

    it('refuses a transaction that somebody else signed', async () => {
      const { gateway } = setting.at('Org1MSP');
      const put = await setting.contract('roles').newProposal('WhoAmI').endorse();
      const wrong = sign(
        'sha256',
        Buffer.from('something else'),
        createPrivateKey(userOf(setting.network, 'Org1MSP').privateKey),
      );
      const failure = await failureOf(gateway.newSignedTransaction(put.getBytes(), wrong).submit());
      expect(failure).toEqual(
        setting.refusal(
          'status=FORBIDDEN, info=implicit policy evaluation failed - 0 sub-policies were satisfied, ' +
            "but this policy requires 1 of the 'Writers' sub-policies to be satisfied: permission denied",
        ),
      );
    });

    it('refuses a transaction whose sender’s certificate has run out meanwhile', async () => {
      const brief = await enrol(ca(), 'Org1MSP', { days: { from: -0.001, to: 3 / 86_400 } });
      const transaction = await setting.as(brief, 'Org1MSP').contract('roles').newProposal('WhoAmI').endorse();
      await sleep(3100);
      const failure = await failureOf(transaction.submit());
      expect(failure).toEqual(setting.refusal('status=BAD_REQUEST, info=broadcast client identity expired'));
    });

    it('refuses a transaction that was altered after its endorsement', async () => {
      const creator = await enrol(ca(), 'Org1MSP', { attributes: { 'abac.creator': 'true' } });
      const honest = await setting
        .as(creator, 'Org1MSP')
        .contract('roles')
        .newProposal('CreateAsset', { arguments: ['forged'] })
        .endorse();
      const commit = await setting.as(creator, 'Org1MSP').gateway.newTransaction(forge(honest.getBytes())).submit();
      expect((await commit.getStatus()).code).toBe(peer.TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    });
  });
}

/** Changes a byte of what was endorsed, and nothing else. */
function forge(prepared: Uint8Array): Uint8Array {
  const result = messages.PreparedTransaction.deserializeBinary(prepared);
  const envelope = result.getEnvelope() ?? new common.Envelope();
  const payload = common.Payload.deserializeBinary(envelope.getPayload_asU8());
  const transaction = peer.Transaction.deserializeBinary(payload.getData_asU8());
  const action = transaction.getActionsList()[0] ?? new peer.TransactionAction();
  const actionPayload = peer.ChaincodeActionPayload.deserializeBinary(action.getPayload_asU8());
  const endorsed = actionPayload.getAction() ?? new peer.ChaincodeEndorsedAction();
  const bytes = Buffer.from(endorsed.getProposalResponsePayload_asU8());
  const at = bytes.indexOf('owner');
  bytes.write('OWNER', at);
  endorsed.setProposalResponsePayload(bytes);
  action.setPayload(actionPayload.serializeBinary());
  payload.setData(transaction.serializeBinary());
  envelope.setPayload(payload.serializeBinary());
  return result.serializeBinary();
}
