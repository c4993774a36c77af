import { failureOf, text } from '../client';
import type { Organization } from '../engine';
import type { Setting } from './setting';

/** Key-level endorsement: who must sign what becomes of one key. */
export function keysSuite(setting: Setting): void {
  describe('key-level endorsement', () => {
    beforeAll(() => setting.deploy({ folder: 'keys' }));
    const contract = (organization?: Organization) => setting.contract('keys', organization);
    const by = (...endorsingOrganizations: Organization[]) => ({ endorsingOrganizations });

    it('takes the place of the chaincode’s policy for its key', async () => {
      await contract().submitTransaction('CreateAsset', 'k1', 'first');
      expect(text(await contract('Org2MSP').evaluateTransaction('Owners', 'k1'))).toBe('Org1MSP');
      await contract().submit('UpdateAsset', { arguments: ['k1', 'by its owner'], ...by('Org1MSP') });
      expect(text(await contract('Org3MSP').evaluateTransaction('ReadAsset', 'k1'))).toBe('by its owner');
      const others = contract().submit('UpdateAsset', { arguments: ['k1', 'by others'], ...by('Org2MSP', 'Org3MSP') });
      expect(await failureOf(others)).toMatchObject({ name: 'CommitError', code: 10 });
    });

    it('lets the gateway find the owner', async () => {
      await contract().submitTransaction('CreateAsset', 'k2', 'first');
      await setting.settled(() => contract('Org3MSP').evaluateTransaction('Owners', 'k2'), 'Org1MSP');
      await contract('Org3MSP').submitTransaction('UpdateAsset', 'k2', 'through another gateway');
      expect(text(await contract().evaluateTransaction('ReadAsset', 'k2'))).toBe('through another gateway');
    });

    it('wants all of several owners', async () => {
      await contract().submitTransaction('CreateAsset', 'k3', 'first');
      await contract().submit('SetOwners', { arguments: ['k3', 'Org2MSP,Org3MSP'], ...by('Org1MSP') });
      expect(text(await contract().evaluateTransaction('Owners', 'k3'))).toBe('Org2MSP,Org3MSP');
      const half = contract().submit('UpdateAsset', { arguments: ['k3', 'half'], ...by('Org2MSP', 'Org1MSP') });
      expect(await failureOf(half)).toMatchObject({ name: 'CommitError', code: 10 });
      await contract().submitTransaction('UpdateAsset', 'k3', 'both');
      expect(text(await contract().evaluateTransaction('ReadAsset', 'k3'))).toBe('both');
    });

    it('is changed by those whom it names, until it is lifted', async () => {
      await contract().submitTransaction('CreateAsset', 'k4', 'first');
      const theft = contract('Org2MSP').submit('SetOwners', {
        arguments: ['k4', 'Org2MSP'],
        ...by('Org2MSP', 'Org3MSP'),
      });
      expect(await failureOf(theft)).toMatchObject({ code: 10 });
      await contract().submit('SetOwners', { arguments: ['k4', ''], ...by('Org1MSP') });
      await contract().submit('UpdateAsset', { arguments: ['k4', 'free'], ...by('Org2MSP', 'Org3MSP') });
      expect(text(await contract().evaluateTransaction('ReadAsset', 'k4'))).toBe('free');
    });

    it('goes with its key', async () => {
      await contract().submitTransaction('CreateAsset', 'k5', 'first');
      await contract().submit('DeleteAsset', { arguments: ['k5'], ...by('Org1MSP') });
      expect(text(await contract().evaluateTransaction('Owners', 'k5'))).toBe('');
    });
  });
}
