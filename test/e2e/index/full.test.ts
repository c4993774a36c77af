/** `--verify full`: validity worked out from the blocks alone agrees with honest peers, and names what others say. */
import { common } from '@hyperledger/fabric-protos';
import { IndexWriter, checkIndex, follow, indexErrors, openIndex, query, rebuild, statusOf } from '@oneplusn/indexer';
import type { Source } from '@oneplusn/indexer';
import type { Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { useNet } from '../../engine';
import { rogueFoundation } from '../sharing/conspiracy';
import { everywhere } from '../sharing/everywhere';
import { partiesIn, type Parties } from '../sharing/parties';
import { clash } from './clash';
import { contentOf, inEachDatabase, type Places } from './places';

const { committee } = sampleTopology('quickstart');
const rogue = rogueFoundation(committee);
const net = useNet({ perAuthority: { GD: rogue, ZJ: rogue } });

let parties: Parties;
let auditor: Ledger;

beforeAll(async () => {
  parties = await partiesIn(net());
  auditor = await net().connect('MHRSS/admin');
  const { id: grant } = await parties.granted();
  await parties.open({ grant });
  await clash(net(), parties);
  await everywhere(net());
}, 120_000);

/** A peer that hands out a block whose flag at a place is another one than it was. */
function lying(at: { readonly block: number; readonly position: number }, code: number): Source {
  const { channel } = auditor;
  return {
    channel,
    height: () => auditor.height(),
    openBlock: (block) => auditor.openBlock(block),
    blocks: async function* (options) {
      for await (const block of auditor.blocks(options)) {
        if (Number(block.getHeader()?.getNumber()) === at.block) flip(block, at.position, code);
        yield block;
      }
    },
  };
}

function flip(block: common.Block, position: number, code: number): void {
  const parts = block.getMetadata()?.getMetadataList_asU8() ?? [];
  const flags = Buffer.from(parts[common.BlockMetadataIndex.TRANSACTIONS_FILTER] ?? []);
  flags[position] = code;
  parts[common.BlockMetadataIndex.TRANSACTIONS_FILTER] = flags;
  block.getMetadata()?.setMetadataList(parts);
}

/** Where the first transaction with this verdict stands, and what is said of it. */
async function firstOf(file: string, code: string, called: string) {
  const sql = `SELECT block, position, id, actor FROM transactions
    WHERE code = '${code}' AND function = '${called}' ORDER BY block, position LIMIT 1`;
  const [[block = 0, position = 0, txId = '', actor = ''] = []] = await rowsOf(file, sql);
  return { block: Number(block), position: Number(position), txId, actor };
}

const rowsOf = async (file: string, sql: string) => (await query(file, sql)).rows;

inEachDatabase((places: () => Places) => {
  async function indexed(name: string, source: Source = auditor, options: Parameters<typeof follow>[2] = {}) {
    const file = await places().at(name);
    const index = await IndexWriter.open(file);
    try {
      await follow(source, index, { once: true, verify: 'full', ...options });
    } finally {
      await index.close();
    }
    return file;
  }

  test('it agrees with the flags of an honest peer, whatever they are', async () => {
    const file = await indexed('honest');
    expect(await contentOf(file, 'disputed')).toEqual([]);
    expect(await statusOf(file)).toMatchObject({ verify: 'full', disputed: 0 });
    const codes = (await rowsOf(file, 'SELECT DISTINCT code FROM transactions ORDER BY code')).flat();
    expect(codes).toEqual(expect.arrayContaining(['ENDORSEMENT_POLICY_FAILURE', 'PHANTOM_READ_CONFLICT', 'VALID']));
  });

  test('a flag that is not what the blocks say is named, and what the ledger says is kept', async () => {
    const honest = await indexed('told');
    const opened = await firstOf(honest, 'VALID', 'access:open');
    const alone = await firstOf(honest, 'ENDORSEMENT_POLICY_FAILURE', 'rogue:write');
    const cases = [
      { place: opened, code: 11, peer: 'MVCC_READ_CONFLICT', own: 'VALID' },
      { place: alone, code: 0, peer: 'VALID', own: 'ENDORSEMENT_POLICY_FAILURE' },
    ];
    for (const { place, code, peer, own } of cases) {
      const source = lying(place, code);
      const file = await indexed(peer, source);
      const disputed = [{ ...place, peer, own }];
      const index = await openIndex(file);
      expect(await index.disputed(0)).toEqual(disputed);
      await index.close();
      // All else is as from the honest peer, and so are the facts.
      for (const table of ['facts', 'transactions', 'keys'])
        expect(await contentOf(file, table)).toEqual(await contentOf(honest, table));
      expect(await checkIndex(source, file)).toMatchObject({ differing: [], disputed });
      // Who takes the peer's word has another ledger, and can have it held against the blocks.
      const light = await indexed(`${peer}_light`, source, { verify: 'light' });
      expect(await checkIndex(source, light)).toEqual({ blocks: expect.any(Number) as number, differing: [] });
      expect(await checkIndex(source, light, { verify: 'full' })).toMatchObject({ disputed });
    }
  }, 120_000);

  test('ended between any two blocks and taken up again, it goes by the same state', async () => {
    const whole = await indexed('whole');
    const height = Number(await auditor.height());
    for (let done = 0; done < height;) {
      const stop = new AbortController();
      let left = 7;
      const onBlock = (block: number) => {
        done = block + 1;
        if ((left -= 1) === 0) stop.abort();
      };
      await indexed('pieces', auditor, { onBlock, signal: stop.signal });
    }
    for (const table of ['keys', 'disputed', 'transactions', 'facts'])
      expect(await contentOf(await places().at('pieces'), table)).toEqual(await contentOf(whole, table));
  }, 60_000);

  test('a block that does not fit leaves the state as it was', async () => {
    const file = await places().at('broken');
    const index = await IndexWriter.open(file);
    const blocks = [];
    for await (const block of auditor.blocks({ from: 0 })) if (blocks.push(block) === 12) break;
    await index.claim({ channel: auditor.channel, chain: 'any' }, 'full');
    const [last, ...more] = blocks.slice(6).reverse();
    await index.writeAll(blocks.slice(0, 6), auditor);
    const before = await contentOf(file, 'keys');
    const other = common.Block.deserializeBinary(last?.serializeBinary() ?? Buffer.of());
    other.getMetadata()?.setMetadataList([]);
    const unsigned = index.writeAll([...more.reverse(), other], auditor);
    await expect(unsigned).rejects.toMatchObject({ code: indexErrors.unsigned.code });
    expect(await contentOf(file, 'keys')).toEqual(before);
    await index.writeAll(blocks.slice(6), auditor);
    expect(await index.disputed()).toEqual([]);
    await index.close();
  });

  test('what was begun by the word of the peer is worked out when it is built anew, and not on the way', async () => {
    const file = await indexed('light', auditor, { verify: 'light' });
    const asked = indexed('light');
    await expect(asked).rejects.toMatchObject({ code: indexErrors.begunOtherwise.code });
    await rebuild(auditor, file, { verify: 'full' });
    expect(await statusOf(file)).toMatchObject({ verify: 'full', disputed: 0 });
    // It stays so, without being told again.
    await rebuild(auditor, file);
    expect(await statusOf(file)).toMatchObject({ verify: 'full' });
    const back = indexed('light', auditor, { verify: 'light' });
    await expect(back).rejects.toMatchObject({ code: indexErrors.begunOtherwise.code });
  });

  test('a change of the state that it goes by is told', async () => {
    const file = await indexed('changed');
    const [[key = '', block] = []] = await rowsOf(
      file,
      "SELECT key, block FROM keys WHERE space = 'foundation' LIMIT 1",
    );
    await places().alter(file, `UPDATE keys SET position = position + 1 WHERE key = '${key}'`);
    expect(await checkIndex(auditor, file)).toMatchObject({ differing: [block], disputed: [] });
  });
});
