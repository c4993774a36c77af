import { failureOf, json, text } from '../client';
import type { Setting } from './setting';

interface Page {
  readonly keys: readonly string[];
  readonly bookmark: string;
  readonly fetched: number;
}

/** Ranges, pages, composite keys, history; and one chaincode calling another. */
export function queriesSuite(setting: Setting): void {
  describe('queries', () => {
    beforeAll(() => setting.deploy({ folder: 'queries' }));
    const contract = () => setting.contract('queries');
    const evaluate = async (name: string, ...args: string[]) =>
      json(await contract().evaluateTransaction(name, ...args));

    it('list a range in the order of bytes, its end left out', async () => {
      for (const key of ['b', 'a', 'é', 'B', 'aa', '中']) await contract().submitTransaction('Put', `o${key}`, '1');
      expect(await evaluate('Range', 'o', 'p')).toEqual(['oB', 'oa', 'oaa', 'ob', 'oé', 'o中']);
      expect(await evaluate('Range', 'oa', 'ob')).toEqual(['oa', 'oaa']);
    });

    it('list a range of more than one batch', async () => {
      await contract().submitTransaction('PutMany', 'batch', '250');
      expect(await evaluate('Range', 'batch', 'batci')).toHaveLength(250);
    });

    it('go through pages', async () => {
      await contract().submitTransaction('PutMany', 'page', '7');
      const found: string[] = [];
      let bookmark = '';
      for (const size of [3, 3, 1]) {
        const page = (await evaluate('Page', 'page', 'pagf', '3', bookmark)) as Page;
        expect(page).toMatchObject({ fetched: size });
        found.push(...page.keys);
        ({ bookmark } = page);
      }
      expect(found).toHaveLength(7);
      expect(bookmark).toBe('');
    });

    it('refuse pages in a transaction that writes', async () => {
      const { details } = await failureOf(contract().submitTransaction('Page', 'page', 'pagf', '0', ''));
      expect(details[0]?.message).toMatch(/^chaincode response 500, /);
    });

    it('find composite keys by their first parts', async () => {
      for (const [color, id] of [
        ['red', '1'],
        ['blue', '2'],
        ['red', '3'],
        ['reddish', '4'],
      ] as const)
        await contract().submitTransaction('Tag', color, id);
      expect(await evaluate('Tagged', 'red')).toEqual(['red/1', 'red/3']);
      expect(await evaluate('Tagged', 'green')).toEqual([]);
      expect(await evaluate('Range', '', 'o')).not.toContain(expect.stringContaining('color~id'));
    });

    it('tell a key’s history, the newest first, deletions too', async () => {
      await contract().submitTransaction('Put', 'h', 'one');
      await contract().submitTransaction('Put', 'h', 'two');
      await contract().submitTransaction('Delete', 'h');
      await contract().submitTransaction('Put', 'h', 'three');
      const history = (await evaluate('History', 'h')) as { isDelete: boolean; value: string; txId: string }[];
      expect(history.map(({ isDelete, value }) => [isDelete, value])).toEqual([
        [false, 'three'],
        [true, ''],
        [false, 'two'],
        [false, 'one'],
      ]);
      expect(new Set(history.map(({ txId }) => txId)).size).toBe(4);
    });
  });

  describe('a chaincode that calls another', () => {
    beforeAll(async () => {
      await setting.deploy({ folder: 'caller' });
      await setting.deploy({ folder: 'queries', name: 'callee' });
    });
    const caller = () => setting.contract('caller');

    it('writes in both, in one transaction', async () => {
      await caller().submitTransaction('PutBoth', 'callee', setting.network.channel, 'both', '1');
      expect(text(await caller().evaluateTransaction('Get', 'both'))).toBe('1');
      expect(text(await setting.contract('callee').evaluateTransaction('Get', 'both'))).toBe('1');
    });

    it('gets the answer, also with an empty channel name', async () => {
      await setting.contract('callee').submitTransaction('Put', 'asked', 'answer');
      expect(text(await caller().evaluateTransaction('Call', 'callee', '', 'Get', 'asked'))).toBe('answer');
    });

    it('is told when there is no such chaincode', async () => {
      const failure = await failureOf(caller().evaluateTransaction('Call', 'missing', '', 'Get', 'x'));
      expect(failure.code).toBe(2);
      expect(failure.details[0]?.message).toMatch(
        new RegExp(
          '^chaincode response 500, INVOKE_CHAINCODE failed: transaction ID: [0-9a-f]{64}: execute failed: ' +
            'invalid invocation: ' +
            `\\[channel ${setting.network.channel}\\] failed to get chaincode container info for missing: ` +
            'chaincode missing not found$',
        ),
      );
    });

    it('cannot call itself', async () => {
      const failure = await failureOf(caller().evaluateTransaction('Call', 'caller', '', 'Get', 'x'));
      expect(failure.details[0]?.message).toMatch(/txid: .* exists/);
    });
  });
}
