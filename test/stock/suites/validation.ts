import { failureOf, text, userOf } from '../client';
import type { Setting } from './setting';

/** What commits and what does not: conflicts, policies, duplicates, endorsers that disagree. */
export function validationSuite(setting: Setting): void {
  describe('validation', () => {
    const queries = () => setting.contract('checked');
    beforeAll(() => setting.deploy({ folder: 'queries', name: 'checked' }));

    /** Endorsed now, submitted later. */
    const endorsed = async (name: string, ...args: string[]) =>
      (await queries().newProposal(name, { arguments: args }).endorse()).submit();

    it('lets one of two win that read the same version', async () => {
      await queries().submitTransaction('Put', 'counter', '0');
      const proposals = ['1', '2'].map((value) =>
        queries().newProposal('PutAndGet', { arguments: ['counter', value] }),
      );
      const transactions = await Promise.all(proposals.map((proposal) => proposal.endorse()));
      const commits = await Promise.all(transactions.map((transaction) => transaction.submit()));
      const codes = await Promise.all(commits.map((commit) => commit.getStatus()));
      expect(codes.map(({ code }) => code).sort()).toEqual([0, 11]);
      expect(codes.filter(({ successful }) => successful)).toHaveLength(1);
    });

    it('names the conflict in the error of a submit', async () => {
      await queries().submitTransaction('Put', 'shared', '0');
      const calls = [1, 2, 3, 4].map((value) => queries().submitTransaction('PutAndGet', 'shared', String(value)));
      const outcomes = await Promise.allSettled(calls);
      const failures = outcomes.filter(({ status }) => status === 'rejected');
      expect(failures).toHaveLength(3);
      for (const call of calls) await call.catch(() => undefined);
      const lost = calls[outcomes.findIndex(({ status }) => status === 'rejected')];
      expect(await failureOf(lost ?? Promise.resolve())).toMatchObject({ name: 'CommitError', code: 11 });
    });

    it('does not read its own writes', async () => {
      await queries().submitTransaction('Put', 'own', 'before');
      expect(text(await queries().submitTransaction('PutAndGet', 'own', 'after'))).toBe('before');
      expect(text(await queries().evaluateTransaction('Get', 'own'))).toBe('after');
    });

    it('sees a phantom', async () => {
      await queries().submitTransaction('PutMany', 'p', '3');
      const counting = await queries()
        .newProposal('CountInto', { arguments: ['p', 'q', 'count'] })
        .endorse();
      await queries().submitTransaction('Put', 'p0001x', 'new');
      expect((await (await counting.submit()).getStatus()).code).toBe(12);
      await queries().submitTransaction('CountInto', 'p', 'q', 'count');
      expect(text(await queries().evaluateTransaction('Get', 'count'))).toBe('4');
    });

    it('sees a phantom in what was deleted, and none in what was only rewritten elsewhere', async () => {
      await queries().submitTransaction('PutMany', 'r', '3');
      const counting = await queries()
        .newProposal('CountInto', { arguments: ['r', 's', 'count2'] })
        .endorse();
      await queries().submitTransaction('Put', 't', 'outside the range');
      expect((await (await counting.submit()).getStatus()).successful).toBe(true);
      const again = await queries()
        .newProposal('CountInto', { arguments: ['r', 's', 'count2'] })
        .endorse();
      await queries().submitTransaction('Delete', 'r0001');
      expect((await (await again.submit()).getStatus()).code).toBe(12);
    });

    it('refuses what too few have endorsed', async () => {
      const call = queries().submit('Put', { arguments: ['alone', '1'], endorsingOrganizations: ['Org2MSP'] });
      expect(await failureOf(call)).toMatchObject({ name: 'CommitError', code: 10 });
      expect(text(await queries().evaluateTransaction('Get', 'alone'))).toBe('');
    });

    it('takes more endorsements than it needs', async () => {
      const endorsingOrganizations = ['Org1MSP', 'Org2MSP', 'Org3MSP'];
      await queries().submit('Put', { arguments: ['all', '1'], endorsingOrganizations });
      expect(text(await setting.contract('checked', 'Org3MSP').evaluateTransaction('Get', 'all'))).toBe('1');
    });

    it('commits a transaction once, however often it is sent', async () => {
      const transaction = await queries()
        .newProposal('Put', { arguments: ['twice', '1'] })
        .endorse();
      const commit = await transaction.submit();
      const first = await commit.getStatus();
      if (setting.engine.consensus === 'bft') {
        const answer = 'status=SERVICE_UNAVAILABLE, info=failed to submit request: request already processed';
        expect(await failureOf(transaction.submit())).toEqual(setting.refusal(answer));
      } else {
        expect(await (await transaction.submit()).getStatus()).toEqual(first);
      }
      expect(await commit.getStatus()).toEqual(first);
    });

    it('does not endorse a transaction that is committed', async () => {
      const proposal = queries().newProposal('Put', { arguments: ['again', '1'] });
      await (await (await proposal.endorse()).submit()).getStatus();
      const failure = await failureOf(proposal.endorse());
      expect(failure).toMatchObject({ name: 'EndorseError', code: 10 });
      expect(failure.details[0]?.message).toMatch(
        new RegExp(`^duplicate transaction found \\[${proposal.getTransactionId()}\\]\\. Creator \\[[0-9a-f]+\\]$`),
      );
    });

    it('tells a commit that comes later', async () => {
      const commit = await endorsed('Put', 'later', '1');
      const other = setting.as(userOf(setting.network, 'Org1MSP'), 'Org2MSP').gateway.newCommit(commit.getBytes());
      const [own, foreign] = await Promise.all([commit.getStatus(), other.getStatus()]);
      expect(own).toMatchObject({ successful: true, transactionId: commit.getTransactionId() });
      expect(foreign).toEqual(own);
    });

    it('commits many at once', async () => {
      const keys = Array.from({ length: 60 }, (_, index) => `many${index}`);
      await Promise.all(keys.map((key) => queries().submitTransaction('Put', key, key)));
      const listed = JSON.parse(text(await queries().evaluateTransaction('Range', 'many', 'manyz'))) as unknown[];
      expect(listed).toHaveLength(60);
    });
  });
}
