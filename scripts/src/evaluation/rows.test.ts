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

  it('is refused in another encoding, by its name', () => {
    writeFileSync(
      path,
      Buffer.concat([Buffer.from('{"title":"'), Buffer.of(0xcd, 0xa3, 0xb3, 0xb5), Buffer.from('"}\n')]),
    );
    expect(() => readRows(path)).toThrow('看来是 GB18030 / it is not UTF-8 text, and seems to be GB18030');
  });

  it.each(['{"id":"a","title":"x","role":"other"}', '{"id":1,"title":"x","role":"query"}', 'not json'])(
    'names the line that is none: %s',
    (line) => {
      writeFileSync(path, `{"id":"a","role":"corpus","title":"停车"}\n${line}\n`);
      expect(() => readRows(path)).toThrow('rows.jsonl:2');
    },
  );
});
