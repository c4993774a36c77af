/** A file of evidence of many openings, each in a block of its own; made once, of an embedded ledger, and kept. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chainOf, collectEvidence, genesisOf, Verifier } from '@oneplusn/evidence';
import { cacheFolder } from '@oneplusn/fabric';
import { startNetwork, type Network } from '@oneplusn/testkit';
import { asset, privateAssets, publishAssets } from '../fabric/dataset';
import { provider } from '../fabric/network';
import { fields, requester, rowKey } from '../access/sharing';

const purpose = 'bench.evidence';

interface Kept {
  readonly text: string;
  readonly genesis: string;
}

/** The file of so many blocks: made where it is not there yet. */
async function keptEvidence(blocks: number, tell: (line: string) => void): Promise<Kept> {
  const folder = join(dirname(cacheFolder()), `bench-evidence-${blocks}`);
  const [file, about] = [join(folder, 'evidence.json'), join(folder, 'genesis')];
  if (!existsSync(folder)) {
    const { text, genesis } = await made(blocks, tell);
    const making = `${folder}.making`;
    rmSync(making, { recursive: true, force: true });
    mkdirSync(making, { recursive: true });
    writeFileSync(join(making, 'evidence.json'), text);
    writeFileSync(join(making, 'genesis'), genesis);
    renameSync(making, folder);
  }
  return { text: readFileSync(file, 'utf8'), genesis: readFileSync(about, 'utf8') };
}

async function made(blocks: number, tell: (line: string) => void): Promise<Kept> {
  // Blocks are cut at once, and one opens after the other.
  const network = await startNetwork({ batchTimeoutMs: 1 });
  try {
    const ids = await opened(network, blocks, tell);
    for (const actor of ['MHRSS/admin', 'GD/admin']) {
      const ledger = await network.connect(actor);
      const said = await chainOf(ledger);
      if (said) await ledger.audit.checkpoint(said);
    }
    const ledger = await network.connect(provider);
    const evidence = await collectEvidence(ledger, ledger.chaincode, { ids, kind: 'opening' });
    return { text: JSON.stringify(evidence), genesis: await genesisOf(ledger) };
  } finally {
    await network.stop();
  }
}

async function opened(network: Network, blocks: number, tell: (line: string) => void): Promise<string[]> {
  const [steward, official] = [await network.connect(provider), await network.connect(requester)];
  await publishAssets(steward);
  await steward.dataset(privateAssets).put([asset(rowKey(1))]);
  const wanted = { purpose, basis: '性能测试', scenario: '测量核验', days: 30 };
  const quota = { records: blocks, per: 'day' } as const;
  const request = await official.dataset(privateAssets).request({ fields, quota, ...wanted });
  const { id: grant } = await steward.access.approve({ request: request.id });
  const { key: sealTo } = await official.access.disclosureKey({ dataset: privateAssets.id });
  const ids: string[] = [];
  while (ids.length < blocks) {
    const asked = { dataset: privateAssets.id, grant, fields, purpose, records: 1 };
    const transient = { keys: [rowKey(1)], salt: randomBytes(32).toString('hex'), sealTo };
    ids.push((await official.access.open(asked, { transient })).id);
    if (ids.length % 500 === 0) tell(`${ids.length} / ${blocks}`);
  }
  return ids;
}

/** What a verification took. */
export interface Verified {
  readonly seconds: number;
  readonly blocks: number;
  readonly bytes: number;
  readonly blocksPerSecond: number;
}

/** How long it takes to check a file of so many blocks. @throws Error where it is not proven */
export async function verified(blocks: number, tell: (line: string) => void): Promise<Verified> {
  const { text, genesis } = await keptEvidence(blocks, tell);
  const start = performance.now();
  const { verdict, claims } = new Verifier({ genesis }).verify(text);
  const seconds = (performance.now() - start) / 1000;
  if (verdict !== 'proven' || claims?.facts.length !== blocks) throw new Error(`the whole file is ${verdict}`);
  const found = new Set(claims.transactions.map(({ block }) => block)).size;
  return {
    seconds: Number(seconds.toFixed(1)),
    blocks: found,
    bytes: Buffer.byteLength(text),
    blocksPerSecond: Math.round(found / seconds),
  };
}
