import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { common } from '@hyperledger/fabric-protos';
import { type Devnet, startDevnet } from '@oneplusn/devnet';
import { sampleTopology } from '@oneplusn/topology';

const rounds = 20;
/** Acknowledged in each round before the kill: on a slow machine too there is load. */
const fewest = 6;

/** A transaction that a client was told is committed. */
interface Acknowledged {
  readonly hidden: boolean;
  readonly key: string;
  readonly txId: string;
}

/** Runs the child in the folder and kills it at a random moment after it began to work. */
async function work(data: string, round: number): Promise<Acknowledged[]> {
  const child = spawn(
    process.execPath,
    ['-r', join(__dirname, 'sources.cjs'), join(__dirname, 'child.ts'), data, `r${round}`],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const exit = once(child, 'exit');
  const acknowledged: Acknowledged[] = [];
  let isDue = false;
  const strike = (): void => void (isDue && acknowledged.length >= fewest && child.kill('SIGKILL'));
  for await (const line of createInterface(child.stdout)) {
    const [kind = '', key = '', txId = ''] = line.split(' ');
    if (kind === 'ready')
      void sleep(Math.random() * 400)
        .then(() => (isDue = true))
        .then(strike);
    // The very last line may be cut short.
    else if (txId.length === 64) acknowledged.push({ hidden: kind === 'hidden', key, txId });
    strike();
  }
  expect(await exit).toEqual([null, 'SIGKILL']);
  return acknowledged;
}

function txIdsOf(devnet: Devnet): string[] {
  const ids: string[] = [];
  for (let number = 1n; ; number++) {
    const block = devnet.channel.block(number);
    if (!block) return ids;
    for (const bytes of block.block.getData()?.getDataList_asU8() ?? []) {
      const payload = common.Payload.deserializeBinary(common.Envelope.deserializeBinary(bytes).getPayload_asU8());
      const header = payload.getHeader()?.getChannelHeader_asU8() ?? new Uint8Array();
      ids.push(common.ChannelHeader.deserializeBinary(header).getTxId());
    }
  }
}

it(`loses nothing acknowledged when killed under load, ${rounds} times over`, async () => {
  const data = mkdtempSync(join(tmpdir(), 'devnet-kill-'));
  const acknowledged: Acknowledged[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      acknowledged.push(...(await work(data, round)));
      // Opening checks every link of the chain and what each block changed.
      const devnet = await startDevnet({ topology: sampleTopology('quickstart'), data });
      try {
        const counts = new Map<string, number>();
        for (const txId of txIdsOf(devnet)) counts.set(txId, (counts.get(txId) ?? 0) + 1);
        expect(acknowledged.filter(({ txId }) => counts.get(txId) !== 1)).toEqual([]);
        const lost = acknowledged.filter(({ key, hidden }) => {
          const place = { chaincode: 'notes', key, authority: 'ZJ' };
          const held = hidden
            ? devnet.controls.lookUpPrivate({ ...place, collection: 'drawer' })
            : devnet.controls.lookUp(place);
          return held?.text !== `value of ${key}`;
        });
        expect(lost).toEqual([]);
      } finally {
        await devnet.stop();
      }
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(fewest * rounds);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}, 300_000);
