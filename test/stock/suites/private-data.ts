import { createHash } from 'node:crypto';
import { failureOf, json, text, userOf } from '../client';
import type { Organization } from '../engine';
import type { Setting } from './setting';

const assets = {
  name: 'assetCollection',
  policy: "OR('Org1MSP.member', 'Org2MSP.member')",
  requiredPeerCount: 0,
  maxPeerCount: 1,
  blockToLive: 0,
  memberOnlyRead: true,
  memberOnlyWrite: true,
};

/** Collections, transient data, hashes, and who gets to see what. */
export function privateDataSuite(setting: Setting): void {
  describe('private data', () => {
    beforeAll(() =>
      setting.deploy({
        folder: 'private',
        collections: [assets],
        policy: "OR('Org1MSP.peer', 'Org2MSP.peer', 'Org3MSP.peer')",
      }),
    );
    const contract = (organization?: Organization) => setting.contract('private', organization);
    const create = (id: string, appraisal?: number) =>
      contract().submit('CreateAsset', {
        transientData: { asset: JSON.stringify({ id, color: 'blue', appraisal }) },
        endorsingOrganizations: ['Org1MSP'],
      });
    const hash = (value: string): string => createHash('sha256').update(value).digest('hex');

    it('reaches the members of the collection, and only their hash the others', async () => {
      await create('p1');
      const value = JSON.stringify({ color: 'blue', id: 'p1' });
      for (const member of ['Org1MSP', 'Org2MSP'] as const)
        expect(text(await contract(member).evaluateTransaction('ReadAsset', 'p1'))).toBe(value);
      for (const organization of ['Org1MSP', 'Org2MSP', 'Org3MSP'] as const)
        expect(text(await contract(organization).evaluateTransaction('ReadHash', 'assetCollection', 'p1'))).toBe(
          hash(value),
        );
    });

    it('is not read by a client from outside the collection', async () => {
      await create('p2');
      const failure = await failureOf(contract('Org3MSP').evaluateTransaction('ReadAsset', 'p2'));
      expect(failure.code).toBe(2);
      expect(failure.details[0]?.message).toMatch(
        /tx creator does not have read access permission on privatedata in chaincodeName:private collectionName: assetCollection/,
      );
    });

    it('stays in an implicit collection with its organisation', async () => {
      await create('p3', 900);
      const read = (at: Organization) =>
        contract().evaluate('ReadAppraisal', { arguments: ['Org1MSP', 'p3'], endorsingOrganizations: [at] });
      expect(text(await read('Org1MSP'))).toBe('900');
      const { details } = await failureOf(read('Org2MSP'));
      expect(details[0]?.message).toMatch(/private data matching public hash version is not available/);
      const hashed = await contract('Org2MSP').evaluateTransaction('ReadHash', '_implicit_org_Org1MSP', 'p3');
      expect(text(hashed)).toBe(hash('900'));
    });

    it('is not written into an implicit collection without its organisation', async () => {
      const call = contract().submit('AppraiseFor', {
        arguments: ['Org2MSP', 'p4'],
        transientData: { value: '1' },
        endorsingOrganizations: ['Org1MSP'],
      });
      expect(await failureOf(call)).toMatchObject({ name: 'CommitError', code: 10 });
      const [own] = [contract('Org2MSP')];
      await own.submit('AppraiseFor', { arguments: ['Org2MSP', 'p4'], transientData: { value: '2' } });
      const read = await own.evaluateTransaction('ReadAppraisal', 'Org2MSP', 'p4');
      expect(text(read)).toBe('2');
    });

    it('keeps transient data from organisations outside the collection', async () => {
      const policy = "AND('Org1MSP.peer', 'Org3MSP.peer')";
      await setting.deploy({ folder: 'private', name: 'shielded', collections: [assets], policy });
      const shielded = setting.contract('shielded');
      const transientData = { value: 'secret' };
      expect(await failureOf(shielded.submit('PutBlindly', { arguments: ['s1'], transientData }))).toMatchObject({
        name: 'EndorseError',
        code: 9,
        message:
          '9 FAILED_PRECONDITION: requires endorsement from organisation(s) that are not in the distribution ' +
          'policy of ' +
          'the private data collection(s): [assetCollection]; ' +
          'retry specifying trusted endorsing organizations to protect transient data',
      });
      await shielded.submit('PutBlindly', { arguments: ['s1'] });
      const endorsingOrganizations = ['Org1MSP', 'Org3MSP'];
      await shielded.submit('PutBlindly', { arguments: ['s2'], transientData, endorsingOrganizations });
      expect(text(await setting.contract('shielded', 'Org2MSP').evaluateTransaction('ReadAsset', 's2'))).toBe('secret');
    });

    it('is sent to a member by a gateway that is none', async () => {
      const guest = setting.as(userOf(setting.network, 'Org1MSP'), 'Org3MSP').contract('private');
      await guest.submit('AppraiseFor', { arguments: ['Org2MSP', 'p6'], transientData: { value: '6' } });
      expect(text(await contract('Org2MSP').evaluateTransaction('ReadAppraisal', 'Org2MSP', 'p6'))).toBe('6');
    });

    it('names what is missing in the transient map', async () => {
      const { details } = await failureOf(contract().submitTransaction('CreateAsset'));
      expect(details[0]?.message).toBe('chaincode response 500, asset not found in the transient map');
    });

    it('is listed, deleted and purged', async () => {
      await create('q1');
      await create('q2');
      const listed = async () =>
        (json(await contract('Org2MSP').evaluateTransaction('ListAssets')) as string[]).filter((id) =>
          id.startsWith('q'),
        );
      expect(await listed()).toEqual(['q1', 'q2']);
      await contract().submitTransaction('DeleteAsset', 'q1');
      await contract().submitTransaction('PurgeAsset', 'q2');
      expect(await listed()).toEqual([]);
      expect(text(await contract('Org3MSP').evaluateTransaction('ReadHash', 'assetCollection', 'q1'))).toBe('');
    });

    it('conflicts like other data', async () => {
      const proposals = [1, 2].map(() =>
        contract().newProposal('CreateAsset', {
          transientData: { asset: JSON.stringify({ id: 'race', color: 'red' }) },
          endorsingOrganizations: ['Org1MSP'],
        }),
      );
      const transactions = await Promise.all(proposals.map((proposal) => proposal.endorse()));
      const commits = await Promise.all(transactions.map((transaction) => transaction.submit()));
      const codes = await Promise.all(commits.map(async (commit) => (await commit.getStatus()).code));
      expect(codes.sort()).toEqual([0, 11]);
    });
  });
}
