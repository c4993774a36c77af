/** A ledger of many openings, as the embedded ledger makes it; its blocks are kept, and made once. */
import { randomBytes } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { common } from '@hyperledger/fabric-protos';
import { cacheFolder } from '@oneplusn/fabric';
import type { Source } from '@oneplusn/indexer';
import { blockOpener } from '@oneplusn/sdk';
import { startNetwork } from '../access/engines';
import { fields, requester, rowKey, share } from '../access/sharing';
import { privateAssets } from '../fabric/dataset';
import { provider } from '../fabric/network';

/** How many open at the same moment. */
const callers = 64;

interface Kept {
  readonly folder: string;
  readonly transactions: number;
}

const partsOf = (folder: string) => ({
  blocks: join(folder, 'blocks'),
  profile: join(folder, 'profile.yaml'),
  about: join(folder, 'about.json'),
});

/** The folder of a ledger with so many transactions: made where it is not there yet. */
export async function keptLedger(transactions: number, tell: (line: string) => void): Promise<string> {
  // Beside Fabric's binaries.
  const folder = join(dirname(cacheFolder()), `bench-index-${transactions}`);
  if (existsSync(folder)) return folder;
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  await make({ folder: making, transactions }, tell);
  renameSync(making, folder);
  return folder;
}

async function make({ folder, transactions }: Kept, tell: (line: string) => void): Promise<void> {
  const network = await startNetwork('devnet', undefined);
  try {
    const grant = await share(network, 1_000_000);
    const official = await network.connect(requester);
    const { purpose } = await official.access.grant({ grant });
    const { key: sealTo } = await official.access.disclosureKey({ dataset: privateAssets.id });
    let begun = 0;
    const caller = async (): Promise<void> => {
      while (begun < transactions) {
        const n = (begun += 1);
        if (n % 5000 === 0) tell(`${n} / ${transactions}`);
        const wanted = { dataset: privateAssets.id, grant, fields, purpose, records: 1 };
        const transient = { keys: [rowKey(n)], salt: randomBytes(32).toString('hex'), sealTo };
        await official.access.open(wanted, { transient });
      }
    };
    await Promise.all(Array.from({ length: callers }, caller));
    await keep(await network.connect(provider), folder, readFileSync(network.target(provider).profile));
  } finally {
    await network.remove();
  }
}

async function keep(source: Pick<Source, 'blocks' | 'height' | 'channel'>, folder: string, profile: Buffer) {
  const { blocks, profile: kept, about } = partsOf(folder);
  const height = Number(await source.height());
  const file = createWriteStream(blocks);
  for await (const block of source.blocks({ from: 0 })) {
    const bytes = Buffer.from(block.serializeBinary());
    const size = Buffer.alloc(4);
    size.writeUInt32BE(bytes.length);
    file.write(Buffer.concat([size, bytes]));
    if (Number(block.getHeader()?.getNumber()) + 1 >= height) break;
  }
  await new Promise((resolve) => file.end(resolve));
  writeFileSync(kept, profile);
  writeFileSync(about, JSON.stringify({ channel: source.channel, height }));
}

/** What is followed: the kept blocks, read as a peer's. */
export async function keptSource(folder: string): Promise<Source> {
  const { blocks, profile, about } = partsOf(folder);
  const { channel, height } = JSON.parse(readFileSync(about, 'utf8')) as { channel: string; height: number };
  const source = {
    channel,
    height: () => Promise.resolve(BigInt(height)),
    blocks: ({ from = 0 }: { readonly from?: bigint | number | undefined } = {}) => blocksIn(blocks, Number(from)),
    openBlock: await blockOpener(profile),
  };
  return source;
}

async function* blocksIn(file: string, from: number): AsyncGenerator<common.Block> {
  let rest: Buffer = Buffer.alloc(0);
  let number = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    for (;;) {
      const size = rest.length < 4 ? Infinity : rest.readUInt32BE(0);
      if (rest.length < 4 + size) break;
      if (number >= from) yield common.Block.deserializeBinary(rest.subarray(4, 4 + size));
      rest = rest.subarray(4 + size);
      number += 1;
    }
  }
}
