import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sdkErrors } from '../errors/table';
import { fileCheckpoint } from './checkpoint';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sdk-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('what was saved is loaded again, by another process too', async () => {
  const path = join(folder, 'position.json');
  const position = { blockNumber: 2n ** 60n, transactionId: 'ab'.repeat(32) };
  await fileCheckpoint(path).save(position);
  expect(await fileCheckpoint(path).load()).toEqual(position);
  await fileCheckpoint(path).save({ blockNumber: 3n });
  expect(await fileCheckpoint(path).load()).toEqual({ blockNumber: 3n });
  expect(await readdir(folder)).toEqual(['position.json']);
});

test('there is none at first', async () => {
  expect(await fileCheckpoint(join(folder, 'none.json')).load()).toBeUndefined();
});

test('which ledger it belongs to is kept', async () => {
  const path = join(folder, 'position.json');
  await fileCheckpoint(path).save({ blockNumber: 7n, chain: 'ab' });
  expect(await fileCheckpoint(path).load()).toEqual({ blockNumber: 7n, chain: 'ab' });
});

test("the form is that of the gateway's own file checkpointer", async () => {
  const path = join(folder, 'position.json');
  await fileCheckpoint(path).save({ blockNumber: 7n, transactionId: 'cd' });
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ blockNumber: '7', transactionId: 'cd' });
});

test.each(['', 'half a fi', '{}', '{"blockNumber":"-1"}', '{"blockNumber":7}'])(
  'a damaged file is no beginning: %s',
  async (text) => {
    const path = join(folder, 'position.json');
    await writeFile(path, text);
    await expect(fileCheckpoint(path).load()).rejects.toMatchObject({
      code: sdkErrors.checkpointUnreadable.code,
      args: { path },
    });
  },
);

test('a folder that is not there is a clear error', async () => {
  const path = join(folder, 'none', 'position.json');
  await expect(fileCheckpoint(path).save({ blockNumber: 1n })).rejects.toMatchObject({
    code: sdkErrors.checkpointUnreadable.code,
  });
});
