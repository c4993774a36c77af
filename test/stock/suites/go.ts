import type { Contract } from '@hyperledger/fabric-gateway';
import { connectTo, failureOf, type StockClient, text } from '../client';
import { type Organization, organizations, type StockNetwork } from '../engine';

/** How the chaincode of `test/stock/go` is to be deployed, under the name `ledger`. */
export const goTerms = {
  name: 'ledger',
  version: '1.0',
  policy: "OutOf(2, 'Org1MSP.peer', 'Org2MSP.peer', 'Org3MSP.peer')",
  collections: [
    {
      name: 'pair',
      policy: "OR('Org1MSP.member', 'Org2MSP.member')",
      requiredPeerCount: 1,
      maxPeerCount: 2,
      memberOnlyRead: true,
      memberOnlyWrite: true,
    },
  ],
} as const;

/** What a chaincode of the stock Go shim does on a network, the batches of Fabric 3 among it. */
export function goSuite(name: string, start: () => Promise<StockNetwork>): void {
  describe(name, () => {
    let network: StockNetwork;
    const clients = new Map<Organization, StockClient>();
    const contract = (by: Organization = 'Org1MSP'): Contract => {
      const client = clients.get(by);
      if (!client) throw new RangeError(by);
      return client.contract('ledger');
    };
    const both = { endorsingOrganizations: ['Org1MSP', 'Org2MSP'] };
    const does = async (verb: string, ...args: string[]): Promise<void> => {
      await contract().submit(verb, { arguments: args, ...both });
    };
    const ask = async (verb: string, ...args: string[]): Promise<unknown> =>
      JSON.parse(text(await contract().evaluate(verb, { arguments: args, endorsingOrganizations: ['Org1MSP'] })));

    beforeAll(async () => {
      network = await start();
      for (const each of organizations) clients.set(each, connectTo(network, each));
    }, 120_000);
    afterAll(async () => {
      for (const client of clients.values()) client.close();
      await network.stop();
    });

    test('puts, gets, removes; ranges, pages, composite keys', async () => {
      for (const key of ['a', 'b', 'c', 'd']) await does('put', key, `value ${key}`);
      await does('remove', 'd');
      expect(await ask('get', 'b')).toBe('value b');
      expect(await ask('get', 'd')).toBe('');
      const [a, b, c] = ['a', 'b', 'c'].map((key) => [key, `value ${key}`]);
      expect(await ask('range', 'a', 'e')).toEqual([a, b, c]);
      expect(await ask('page', 'a', 'e', '2', '')).toEqual([[a, b], 2, 'c']);
      expect(await ask('page', 'a', 'e', '2', 'c')).toEqual([[c], 1, '']);
      await does('composite', 'type', 'x', '1');
      await does('composite', 'type', 'x', '2');
      await does('composite', 'type', 'y', '1');
      const key = (...parts: string[]): string => `\u0000${parts.join('\u0000')}\u0000`;
      expect(await ask('composites', 'type', 'x')).toEqual([
        [key('type', 'x', '1'), 'type x 1'],
        [key('type', 'x', '2'), 'type x 2'],
      ]);
    });

    test('the history of a key, newest first', async () => {
      await does('put', 'h', '1');
      await does('remove', 'h');
      await does('put', 'h', '2');
      expect(await ask('history', 'h')).toEqual([
        ['2', false],
        ['', true],
        ['1', false],
      ]);
    });

    test('batches: more writes, policies and removals than fit in one message, and as many reads', async () => {
      await does('batch', '2500');
      const numbers = Array.from({ length: 2500 }, (_, n) => n);
      const keys = numbers.map((n) => `n${String(n).padStart(5, '0')}`);
      const values = numbers.map((n) => (n === 1 ? '' : String(n)));
      expect(await ask('many', ...keys)).toEqual(values);
      expect(await ask('many')).toEqual([]);
      expect(await ask('range', 'n', 'n~')).toHaveLength(2499);
      const others = contract('Org2MSP').submit('put', {
        arguments: ['n00000', 'x'],
        endorsingOrganizations: ['Org2MSP', 'Org3MSP'],
      });
      expect(await failureOf(others)).toMatchObject({ name: 'CommitError', code: 10 });
    });

    test('private data: by batches, by ranges, from outside, purged', async () => {
      await does('batch', '1200', 'pair');
      expect(await ask('seekMany', 'pair', 'n00000', 'n01199', 'q')).toEqual(['0', '1199', '']);
      expect(await ask('seekRange', 'pair', 'n00000', 'n00002')).toEqual([
        ['n00000', '0'],
        ['n00001', '1'],
      ]);
      await contract().submit('whisper', { arguments: ['pair', 'w'], transientData: { whisper: 'softly' }, ...both });
      expect(await ask('seek', 'pair', 'w')).toBe('softly');
      await does('shred', 'pair', 'w');
      expect(await ask('seek', 'pair', 'w')).toBe('');
    });

    test('events', async () => {
      const { network: channel } = clients.get('Org1MSP') ?? {};
      const told = await channel?.getChaincodeEvents('ledger');
      if (!told) throw new Error('no events');
      const first = (async () => {
        for await (const event of told) return [event.eventName, text(event.payload)];
        return [];
      })();
      // Until the stream is open, what it would tell is not told.
      await does('tell', 'news', 'that there is some');
      const again = setInterval(() => void does('tell', 'news', 'that there is some').catch(() => undefined), 1000);
      expect(await first).toEqual(['news', 'that there is some']);
      clearInterval(again);
      told.close();
    });

    test('who calls', async () => {
      expect(text(await contract('Org3MSP').evaluateTransaction('who'))).toBe('"Org3MSP"');
    });

    test('what is refused, is refused in the peer’s words', async () => {
      const refused = async (by: Organization, at: Organization, ...call: [string, ...string[]]) => {
        const [verb, ...args] = call;
        const asked = contract(by).evaluate(verb, { arguments: args, endorsingOrganizations: [at] });
        const { details } = await failureOf(asked);
        return details.map(({ message }) => message.replaceAll(/[0-9a-f]{64}/g, '<id>'));
      };
      const failed = 'chaincode response 500, ';
      expect(await refused('Org1MSP', 'Org1MSP', 'nothing')).toEqual([`${failed}no such verb: nothing`]);
      expect(await refused('Org3MSP', 'Org1MSP', 'seekMany', 'pair', 'n00000')).toEqual([
        `${failed}GET_STATE_MULTIPLE failed: transaction ID: <id>: tx creator does not have read access ` +
          'permission on privatedata in chaincodeName:ledger collectionName: pair',
      ]);
      expect(await refused('Org1MSP', 'Org1MSP', 'seekMany', 'none', 'n00000')).toEqual([
        `${failed}GET_STATE_MULTIPLE failed: transaction ID: <id>: collection mychannel/ledger/none could not be found`,
      ]);
      expect(await refused('Org1MSP', 'Org1MSP', 'batch', '3', 'none')).toEqual([
        `${failed}failed send batch: WRITE_BATCH_STATE failed: transaction ID: <id>: collection ` +
          'mychannel/ledger/none could not be found',
      ]);
      // Of many private keys at once a peer does not ask whether it has what their hashes stand for.
      const elsewhere = { arguments: ['pair', 'n00000', 'q'], endorsingOrganizations: ['Org3MSP'] };
      expect(text(await contract().evaluate('seekMany', elsewhere))).toBe('["",""]');
    });
  });
}
