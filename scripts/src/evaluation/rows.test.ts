import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRows } from './rows';

const folder = mkdtempSync(join(tmpdir(), 'oneplusn-rows-'));
const path = join(folder, 'rows.jsonl');
afterAll(() => rmSync(folder, { recursive: true }));

describe('an evaluation set', () => {
  it('counts what a line leaves out as empty', () => {
    writeFileSync(path, '{"id":"a","role":"corpus","title":"停车"}\n\n');
    expect(readRows(path)).toEqual([expect.objectContaining({ id: 'a', functions: [], description: '', gold: {} })]);
  });

  it.each(['{"id":"a","title":"x","role":"other"}', '{"id":1,"title":"x","role":"query"}', 'not json'])(
    'names the line that is none: %s',
    (line) => {
      writeFileSync(path, `{"id":"a","role":"corpus","title":"停车"}\n${line}\n`);
      expect(() => readRows(path)).toThrow('rows.jsonl:2');
    },
  );
});
