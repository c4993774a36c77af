import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openIndex } from '../ask/reader';
import { namesOf } from '../store/derived';
import { openToWrite } from '../store/open';
import { lists } from '../store/schema/lists';
import { readingFound } from './reading';

const folder = mkdtempSync(join(tmpdir(), 'oneplusn-index-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An index in which a department opened so many records on each day, at ten in the morning. */
async function indexOf(name: string, days: readonly number[]): Promise<string> {
  const file = join(folder, name);
  const database = await openToWrite(file);
  const rows = days.map((records, day) => {
    const hour = `2026-11-${String(day + 1).padStart(2, '0')}T10`;
    const row: Readonly<Record<string, string | number>> = {
      ...{ id: `MHRSS/o-${day}`, owner: 'MHRSS', hour, told: 1, block: day, position: 0 },
      ...{ state: 'allowed', requester: 'GD', department: 'hrss/licensing', actor: 'GD/li', records },
    };
    return namesOf(lists.openings).map((column) => row[column] ?? null);
  });
  await database.insert('openings', namesOf(lists.openings), rows);
  await database.close();
  return file;
}

async function volumesIn(days: readonly number[]) {
  const index = await openIndex(await indexOf(`${days.join('-')}.db`, days));
  const found = await readingFound(index);
  await index.close();
  return found.filter(({ sort }) => sort === 'reading.volume');
}

test('a day of five times the usual is told, with both figures', async () => {
  expect(await volumesIn([10, 12, 8, 11, 10, 50])).toEqual([
    { sort: 'reading.volume', subject: 'GD hrss/licensing', reason: { day: '2026-11-06', records: 50, usual: 10 } },
  ]);
});

test('less is not, nor are the first days, nor is the usual moved by one day alone', async () => {
  expect(await volumesIn([10, 12, 8, 11, 10, 49])).toEqual([]);
  expect(await volumesIn([1, 1, 1, 100])).toEqual([]);
  expect(await volumesIn([10, 10, 10, 10, 10, 500, 50, 60])).toHaveLength(3);
});
