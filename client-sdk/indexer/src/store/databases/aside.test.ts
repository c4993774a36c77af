/** An index that is written on another thread: in order, whole or not at all, and nobody waits for ever. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openToRead, openToWrite } from '../open';
import type { Database } from './database';

let folder: string;
let file: string;
let database: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'oneplusn-aside-'));
  file = join(folder, 'index.db');
  database = await openToWrite(file);
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const columns = ['number', 'hash', 'previous', 'data', 'transactions'];
const row = (number: number) => [number, `h${number}`, '', '', 0];
const numbers = async (asked: Database) =>
  (await asked.all('SELECT number FROM blocks ORDER BY number')).map(({ number: each }) => each);

test('what is asked is done in its order, also where nobody waits in between', async () => {
  const written = [1, 2].map((number) => database.insert('blocks', columns, [row(number)]));
  const removed = database.run('DELETE FROM blocks WHERE number = ?', [1]);
  expect(await numbers(database)).toEqual([2]);
  await Promise.all([...written, removed]);
});

test('what fails is told by whoever asked, and all that was to be one with it is taken back', async () => {
  const work = database.atOnce(async () => {
    await database.insert('blocks', columns, [row(3)]);
    await database.insert('blocks', columns, [row(4), row(4)]);
  });
  await expect(work).rejects.toMatchObject({
    code: 'ERR_SQLITE_ERROR',
    message: expect.stringMatching(/UNIQUE/) as string,
  });
  expect(await numbers(database)).toEqual([]);
});

test('others read meanwhile what stands already', async () => {
  await database.insert('blocks', columns, [row(5)]);
  const reader = await openToRead(file);
  await database.atOnce(async () => {
    await database.insert('blocks', columns, [row(6)]);
    expect(await numbers(reader)).toEqual([5]);
  });
  expect(await numbers(reader)).toEqual([5, 6]);
  await reader.close();
});

test('after it is closed everything is refused, and closing again does nothing', async () => {
  await database.close();
  await database.close();
  await expect(numbers(database)).rejects.toThrow('has ended');
});
