import { failureOf, json, text } from '../client';
import type { Setting } from './setting';

/** The plain asset transfer, and what a client sees when it asks for something that is not there. */
export function basicSuite(setting: Setting): void {
  describe('asset transfer', () => {
    const basic = () => setting.contract('basic');
    beforeAll(() => setting.deploy({ folder: 'basic' }));

    it('commits, and every organisation sees it', async () => {
      await basic().submitTransaction('InitLedger');
      const created = await basic().submitTransaction('CreateAsset', 'asset9', 'white', '7', 'Max', '900');
      expect(json(created)).toEqual({ ID: 'asset9', Color: 'white', Size: 7, Owner: 'Max', AppraisedValue: 900 });
      for (const organization of ['Org1MSP', 'Org2MSP', 'Org3MSP'] as const) {
        const all = json(await setting.contract('basic', organization).evaluateTransaction('GetAllAssets'));
        expect(all).toHaveLength(4);
      }
      expect(text(await basic().submitTransaction('TransferAsset', 'asset9', 'Michel'))).toBe('Max');
      expect(json(await basic().evaluateTransaction('ReadAsset', 'asset9'))).toMatchObject({ Owner: 'Michel' });
      await basic().submitTransaction('DeleteAsset', 'asset9');
      expect(text(await basic().evaluateTransaction('AssetExists', 'asset9'))).toBe('false');
    });

    it('tells the contract’s own error to a query', async () => {
      const message = 'chaincode response 500, The asset nothing does not exist';
      expect(await failureOf(basic().evaluateTransaction('ReadAsset', 'nothing'))).toEqual({
        name: 'GatewayError',
        code: 2,
        message: `2 UNKNOWN: evaluate call to endorser returned error: ${message}`,
        details: [{ mspId: 'Org1MSP', message }],
      });
    });

    it('tells the contract’s own error to a submit', async () => {
      expect(await failureOf(basic().submitTransaction('UpdateAsset', 'nothing', 'a', '1', 'b', '2'))).toEqual({
        name: 'EndorseError',
        code: 10,
        message: '10 ABORTED: failed to endorse transaction, see attached details for more info',
        details: [{ mspId: 'Org1MSP', message: 'chaincode response 500, The asset nothing does not exist' }],
      });
    });

    it('tells every named endorser’s error', async () => {
      const call = basic().submit('ReadAsset', {
        arguments: ['nothing'],
        endorsingOrganizations: ['Org2MSP', 'Org3MSP'],
      });
      const { code, message, details } = await failureOf(call);
      expect({ code, message }).toEqual({
        code: 10,
        message: '10 ABORTED: failed to collect enough transaction endorsements, see attached details for more info',
      });
      expect(details.map(({ mspId }) => mspId).sort()).toEqual(['Org2MSP', 'Org3MSP']);
    });

    it('knows no function of another name', async () => {
      const { code, details } = await failureOf(basic().evaluateTransaction('Nothing'));
      expect(code).toBe(2);
      expect(details[0]?.message).toBe(
        "chaincode response 500, You've asked to invoke a function that does not exist: Nothing",
      );
    });

    it('knows no chaincode of another name', async () => {
      const nothing = setting.contract('nothing');
      expect(await failureOf(nothing.evaluateTransaction('Get'))).toMatchObject({
        code: 9,
        message:
          '9 FAILED_PRECONDITION: no peers available to evaluate chaincode nothing in channel ' +
          setting.network.channel,
      });
      expect(await failureOf(nothing.submitTransaction('Get'))).toMatchObject({
        name: 'EndorseError',
        code: 9,
        message:
          '9 FAILED_PRECONDITION: no combination of peers can be derived which satisfy the endorsement policy: ' +
          `No metadata was found for chaincode nothing in channel ${setting.network.channel}`,
      });
    });

    it('knows no channel of another name', async () => {
      const elsewhere = setting.at('Org1MSP').gateway.getNetwork('elsewhere').getContract('basic');
      expect((await failureOf(elsewhere.evaluateTransaction('GetAllAssets'))).message).toBe(
        '14 UNAVAILABLE: failed to get config for channel [elsewhere]: could not get last config for channel elsewhere',
      );
      expect((await failureOf(elsewhere.submitTransaction('InitLedger'))).message).toBe(
        '9 FAILED_PRECONDITION: no combination of peers can be derived which satisfy the endorsement policy: ' +
          'No metadata was found for chaincode basic in channel elsewhere',
      );
    });

    it('finds no endorsers in organisations that are not there', async () => {
      const call = basic().submit('InitLedger', { endorsingOrganizations: ['Org1MSP', 'Org9MSP'] });
      expect(await failureOf(call)).toMatchObject({
        name: 'EndorseError',
        code: 14,
        message: '14 UNAVAILABLE: failed to find any endorsing peers for org(s): Org9MSP',
      });
    });

    it('evaluates where the client says', async () => {
      const call = basic().evaluate('ReadAsset', { arguments: ['nothing'], endorsingOrganizations: ['Org3MSP'] });
      expect((await failureOf(call)).details).toMatchObject([{ mspId: 'Org3MSP' }]);
    });
  });
}
