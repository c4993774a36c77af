import { failureOf, json, text } from '../client';
import type { Setting } from './setting';

/** A contract with decorators: types of arguments and results, and the metadata that tools read. */
export function typedSuite(setting: Setting): void {
  describe('a typed contract', () => {
    const typed = () => setting.contract('typed');
    beforeAll(() => setting.deploy({ folder: 'typed' }));

    it('takes and gives objects', async () => {
      const asset = { ID: 't1', Owner: 'Zhang', Size: 7 };
      await typed().submitTransaction('CreateAsset', JSON.stringify(asset));
      expect(json(await typed().evaluateTransaction('ReadAsset', 't1'))).toEqual(asset);
      expect(text(await typed().evaluateTransaction('IsLarger', 't1', '6'))).toBe('true');
    });

    it('refuses arguments of another type', async () => {
      const { details } = await failureOf(
        typed().submitTransaction('CreateAsset', '{"ID":"t2","Owner":"Li","Size":"big"}'),
      );
      expect(details[0]?.message).toMatch(/^chaincode response 500, Unable to validate parameter/);
    });

    it('describes itself', async () => {
      const metadata = json(await typed().evaluateTransaction('org.hyperledger.fabric:GetMetadata'));
      expect(metadata).toMatchObject({
        contracts: { TypedAssets: { name: 'TypedAssets', info: { title: 'TypedAssets' } } },
        components: { schemas: { Asset: { properties: { Size: { type: 'number' } } } } },
      });
    });
  });
}
