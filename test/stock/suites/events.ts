import { checkpointers, type ChaincodeEvent, type CloseableAsyncIterable } from '@hyperledger/fabric-gateway';
import { failureOf, text } from '../client';
import type { Setting } from './setting';

/** So many events of a stream, which is then closed. */
async function take(stream: CloseableAsyncIterable<ChaincodeEvent>, count: number): Promise<ChaincodeEvent[]> {
  const events: ChaincodeEvent[] = [];
  try {
    for await (const event of stream) {
      events.push(event);
      if (events.length >= count) break;
    }
  } finally {
    stream.close();
  }
  return events;
}

const shortly = (event: ChaincodeEvent) => [event.eventName, text(event.payload)];

/** Chaincode events: live, from a block, after a transaction, from a checkpoint. */
export function eventsSuite(setting: Setting): void {
  describe('events', () => {
    beforeAll(() => setting.deploy({ folder: 'events' }));
    const contract = () => setting.contract('events');
    const stream = (options?: Parameters<ReturnType<Setting['at']>['network']['getChaincodeEvents']>[1]) =>
      setting.at('Org2MSP').network.getChaincodeEvents('events', options);

    it('come live, in order, at another organisation’s gateway', async () => {
      const live = await stream();
      const waiting = take(live, 3);
      for (const id of ['1', '2', '3']) await contract().submitTransaction('Put', `live${id}`, id);
      const events = await waiting;
      expect(events.map(shortly)).toEqual(
        ['1', '2', '3'].map((id) => ['Put', JSON.stringify({ id: `live${id}`, value: id })]),
      );
      expect(events.every(({ chaincodeName }) => chaincodeName === 'events')).toBe(true);
    });

    it('are told again from a block on', async () => {
      const { blockNumber } = await put('again1');
      await put('again2');
      const events = await take(await stream({ startBlock: blockNumber }), 2);
      expect(events.map(shortly)).toEqual([
        ['Put', JSON.stringify({ id: 'again1', value: 'v' })],
        ['Put', JSON.stringify({ id: 'again2', value: 'v' })],
      ]);
      expect(events[0]?.blockNumber).toBe(blockNumber);
    });

    it('go on after a transaction, and after a checkpoint', async () => {
      const { blockNumber } = await put('c1');
      await put('c2');
      await put('c3');
      const checkpointer = checkpointers.inMemory();
      const first = await take(await stream({ startBlock: blockNumber }), 2);
      const [, second] = first;
      if (second) await checkpointer.checkpointChaincodeEvent(second);
      const rest = await take(await stream({ checkpoint: checkpointer }), 1);
      expect(rest.map(shortly)).toEqual([['Put', JSON.stringify({ id: 'c3', value: 'v' })]]);
      expect(checkpointer.getTransactionId()).toBe(second?.transactionId);
    });

    it('are those of valid transactions, the last one of each', async () => {
      const { blockNumber } = await put('v0');
      const proposals = ['a', 'b'].map((value) => contract().newProposal('Replace', { arguments: ['v0', value] }));
      const transactions = await Promise.all(proposals.map((proposal) => proposal.endorse()));
      const commits = await Promise.all(transactions.map((transaction) => transaction.submit()));
      await Promise.all(commits.map((commit) => commit.getStatus()));
      await contract().submitTransaction('PutTwice', 'v1', 'x');
      await contract().submitTransaction('PutSilently', 'v2', 'x');
      await put('end');
      const events = await take(await stream({ startBlock: blockNumber }), 4);
      expect(events.map(({ eventName }) => eventName)).toEqual(['Put', 'Replace', 'Second', 'Put']);
    });

    it('of another chaincode are not told', async () => {
      const { blockNumber } = await put('mine');
      const others = await setting.at('Org1MSP').network.getChaincodeEvents('basic', { startBlock: blockNumber });
      const none = await Promise.race([take(others, 1), put('still mine').then(() => 'none')]);
      others.close();
      expect(none).toBe('none');
    });

    it('need a channel', async () => {
      const { gateway } = setting.at('Org1MSP');
      const nowhere = await gateway.getNetwork('nowhere').getChaincodeEvents('events');
      expect(await failureOf(take(nowhere, 1))).toMatchObject({
        code: 7,
        message: '7 PERMISSION_DENIED: Failed to get policy manager for channel [nowhere]',
      });
    });

    async function put(id: string) {
      const commit = await (
        await contract()
          .newProposal('Put', { arguments: [id, 'v'] })
          .endorse()
      ).submit();
      return commit.getStatus();
    }
  });
}
