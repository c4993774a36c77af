import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Devnet, type Impersonated, startDevnet } from '@oneplusn/devnet';
import { sampleTopology } from '@oneplusn/topology';
import { call, type Caller } from './client';
import { notesDeployment } from './notes';
import { privateWrites } from './private-blocks';

describe('a devnet that keeps its data on disk', () => {
  let data: string;
  let devnet: Devnet | undefined;
  let gd: Caller | undefined;
  let tester: Impersonated | undefined;
  beforeEach(() => {
    tester = undefined;
    data = mkdtempSync(join(tmpdir(), 'devnet-data-'));
  });
  afterEach(async () => {
    await stop();
    rmSync(data, { recursive: true });
  });

  async function start(more: Partial<Parameters<typeof startDevnet>[0]> = {}) {
    devnet = await startDevnet({
      topology: sampleTopology('quickstart'),
      batch: { timeoutMs: 5 },
      chaincodes: [notesDeployment],
      data,
      ...more,
    });
    // The same person in each run.
    tester ??= devnet.controls.impersonate('GD', { id: 'tester', department: 'hrss', roles: [] });
    const endpoint = devnet.endpoints.get('GD') ?? tester.endpoint;
    gd = call(devnet, { ...tester, endpoint });
    return { devnet, gd };
  }
  async function stop(): Promise<void> {
    gd?.close();
    await devnet?.stop();
    gd = devnet = undefined;
  }

  it('comes back with blocks, state, history of versions, private data, definitions and credentials', async () => {
    let { devnet, gd } = await start();
    await gd.contract.submitTransaction('put', 'a', '1');
    await gd.contract.submitTransaction('hide', 'secret', 's');
    await gd.contract.submitTransaction('append', 'a', '2');
    const height = devnet.channel.height('GD');
    const last = Buffer.from(devnet.channel.block(height - 1n)?.block.serializeBinary() ?? []);
    const root = devnet.endpoints.get('GD')?.tlsRootCert;
    await stop();

    ({ devnet, gd } = await start());
    expect(devnet.channel.height('ZJ')).toBe(height);
    expect(Buffer.from(devnet.channel.block(height - 1n)?.block.serializeBinary() ?? [])).toEqual(last);
    expect(devnet.endpoints.get('GD')?.tlsRootCert).toBe(root);
    expect(devnet.channel.definition('notes')?.sequence).toBe(1);
    expect(await gd.ask('get', 'a')).toBe('12');
    expect(await gd.ask('seek', 'secret')).toBe('s');
    expect(await privateWrites(gd, 3n, height - 1n)).toEqual(['4/0 drawer secret=s']);
    expect(devnet.controls.lookUp({ chaincode: 'notes', key: 'a', height: 4n })?.text).toBe('1');
    await gd.contract.submitTransaction('append', 'a', '3');
    expect(await gd.ask('get', 'a')).toBe('123');
    await stop();
    expect(await (await start()).gd.ask('get', 'a')).toBe('123');
  });

  it('commits private data that was endorsed in an earlier run', async () => {
    const before = await start();
    const proposal = before.gd.contract.newProposal('hide', { arguments: ['k', 'v'] });
    const bytes = (await proposal.endorse()).getBytes();
    await stop();
    const { gd } = await start();
    const sent = await gd.gateway.newTransaction(bytes).submit();
    expect((await sent.getStatus()).successful).toBe(true);
    expect(await gd.ask('seek', 'k')).toBe('v');
  });

  it('takes a changed chaincode for its next sequence', async () => {
    await start();
    await stop();
    const { devnet } = await start({ chaincodes: [{ ...notesDeployment, version: '2.0' }] });
    expect(devnet.channel.definition('notes')).toMatchObject({ version: '2.0', sequence: 2 });
  });

  it('begins anew on disk too', async () => {
    let { devnet, gd } = await start();
    await gd.contract.submitTransaction('put', 'a', '1');
    await devnet.freshChain();
    await gd.contract.submitTransaction('put', 'b', '1');
    await stop();
    ({ devnet, gd } = await start());
    expect(devnet.channel.height('GD')).toBe(4n);
    expect(await gd.ask('get', 'a')).toBe('');
    expect(() => devnet.controls.revert(devnet.controls.snapshot())).toThrow('DEVNET-114');
  });

  it('goes by the configuration that it began with', async () => {
    const before = (await start()).devnet.channel.block(0n)?.block.serializeBinary();
    await stop();
    const { devnet, gd } = await start({ batch: { timeoutMs: 60_000 } });
    expect(devnet.channel.block(0n)?.block.serializeBinary()).toEqual(before);
    await gd.contract.submitTransaction('put', 'a', '1');
    await devnet.freshChain();
    expect(devnet.channel.block(0n)?.block.serializeBinary()).toEqual(before);
  });

  it('is used by one at a time', async () => {
    const { gd } = await start();
    await expect(startDevnet({ topology: sampleTopology('quickstart'), data })).rejects.toThrow('DEVNET-111');
    await gd.contract.submitTransaction('put', 'a', '1');
  });

  it('refuses the data of another network, and lets go of it', async () => {
    await start();
    await stop();
    const other = { ...sampleTopology('quickstart'), channel: 'another' };
    for (let twice = 0; twice < 2; twice++)
      await expect(startDevnet({ topology: other, data })).rejects.toThrow('DEVNET-112');
    await start();
  });

  it('notices a block that was altered', async () => {
    const { gd } = await start();
    await gd.contract.submitTransaction('put', 'a', 'the truth');
    await gd.contract.submitTransaction('put', 'b', '1');
    await stop();
    const journal = join(data, 'journal');
    const bytes = readFileSync(journal);
    const at = bytes.lastIndexOf('the truth');
    expect(at).toBeGreaterThan(0);
    writeFileSync(journal, Buffer.concat([bytes.subarray(0, at), Buffer.from('one liess'), bytes.subarray(at + 9)]));
    await expect(start()).rejects.toThrow('DEVNET-113');
  });
});
