import { gateway as gatewayMessages } from '@hyperledger/fabric-protos';
import { failureOf, text } from '../client';
import type { Setting } from './setting';

/** Chaincode that misbehaves, and limits. */
export function troubleSuite(setting: Setting): void {
  describe('trouble', () => {
    beforeAll(() => setting.deploy({ folder: 'trouble' }));
    const contract = () => setting.contract('trouble');

    it('passes a thrown message on as it is', async () => {
      const message = '{"code":"X-1","zh":"出错了"} "quoted"\nnext line';
      const { details } = await failureOf(contract().submitTransaction('Throw', message));
      expect(details).toEqual([{ mspId: 'Org1MSP', message: `chaincode response 500, ${message}` }]);
    });

    it('finds out that endorsers disagree', async () => {
      const failure = await failureOf(contract().submitTransaction('Disagree', 'd'));
      expect(failure).toMatchObject({
        name: 'EndorseError',
        code: 10,
        message: '10 ABORTED: failed to collect enough transaction endorsements, see attached details for more info',
      });
      expect(failure.details.map(({ message }) => message)).toContain('ProposalResponsePayloads do not match');
      expect(failure.details.every(({ mspId }) => mspId !== 'Org1MSP')).toBe(true);
    });

    it('ends with the client’s deadline', async () => {
      const before = Date.now();
      const sleeper = () => contract().newProposal('Sleep', { arguments: ['3000'] });
      const evaluated = await failureOf(sleeper().evaluate({ deadline: Date.now() + 300 }));
      const endorsed = await failureOf(sleeper().endorse({ deadline: Date.now() + 300 }));
      // Deadline exceeded; or cancelled, when the peer notices before the client does.
      expect([1, 4]).toContain(evaluated.code);
      expect([1, 4]).toContain(endorsed.code);
      expect(Date.now() - before).toBeLessThan(2000);
    });

    it('waits no longer for a commit than the client does', async () => {
      const transaction = await contract()
        .newProposal('PutEmpty', { arguments: ['never'] })
        .endorse();
      const { gateway } = setting.at('Org1MSP');
      const submitted = await transaction.submit();
      const unknown = gatewayMessages.CommitStatusRequest.deserializeBinary(requestOf(submitted.getBytes()));
      unknown.setTransactionId('0'.repeat(64));
      const signed = new gatewayMessages.SignedCommitStatusRequest();
      signed.setRequest(unknown.serializeBinary());
      const commit = gateway.newCommit(signed.serializeBinary());
      expect(await failureOf(commit.getStatus({ deadline: Date.now() + 300 }))).toMatchObject({
        name: 'CommitStatusError',
        code: 4,
      });
      expect((await submitted.getStatus()).successful).toBe(true);
    });

    it('carries large results and values', async () => {
      expect(text(await contract().evaluateTransaction('Big', String(3 << 20)))).toHaveLength(3 << 20);
      await contract().submitTransaction('PutBig', 'large', String(1 << 20));
      expect(text(await contract().evaluateTransaction('Get', 'large'))).toHaveLength(1 << 20);
    });

    it('refuses a transaction that is larger than a block may be', async () => {
      const failure = await failureOf(contract().submitTransaction('PutBig', 'huge', String(11 << 20)));
      const matching = /^status=BAD_REQUEST, info=message payload is \d+ bytes and exceeds maximum allowed \d+ bytes$/;
      const { code } = setting.refusal('');
      expect(failure).toMatchObject({ name: 'SubmitError', code });
      const [said = ''] = [...failure.details.map(({ message }) => message), failure.message];
      expect(said.slice(said.indexOf('status='))).toMatch(matching);
    });

    it('takes an empty value for none', async () => {
      await contract().submitTransaction('PutEmpty', 'empty');
      expect(text(await contract().evaluateTransaction('Get', 'empty'))).toBe('');
    });

    it('serves 500 calls at a time and turns more away', async () => {
      const calls = Array.from({ length: 520 }, () => contract().evaluateTransaction('Sleep', '5000'));
      const outcomes = await Promise.allSettled(calls);
      const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []));
      // A stream of events that was closed may still count: a peer notices when it has something to send.
      expect(failures.length).toBeGreaterThanOrEqual(20);
      expect(failures.length).toBeLessThan(30);
      expect(failures[0]).toContain(
        '2 UNKNOWN: too many requests for /gateway.Gateway, exceeding concurrency limit (500)',
      );
    });
  });
}

function requestOf(commit: Uint8Array): Uint8Array {
  return gatewayMessages.SignedCommitStatusRequest.deserializeBinary(commit).getRequest_asU8();
}
