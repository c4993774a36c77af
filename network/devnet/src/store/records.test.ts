import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { DamagedRecord, RecordFile } from './records';

describe('a file of records', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'records-'));
    path = join(folder, 'records');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (...contents: readonly Uint8Array[]): void => {
    const file = new RecordFile(path);
    expect([...file.records()]).toHaveLength(0);
    for (const content of contents) file.append(content);
    file.sync();
    file.close();
  };
  const read = (): string[] => {
    const file = new RecordFile(path);
    try {
      return Array.from(file.records(), (content) => content.toString());
    } finally {
      file.close();
    }
  };
  const text = (value: string): Buffer => Buffer.from(value);

  it('gives back what was written, wherever the last record was torn', () => {
    const contents = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(contents, fc.nat(), (records, cut) => {
        rmSync(path, { force: true });
        write(...records);
        const last = records.at(-1)?.length ?? 0;
        const lost = cut % (last + 9);
        truncateSync(path, readFileSync(path).length - lost);
        const expected = (lost === 0 ? records : records.slice(0, -1)).map((record) => Buffer.from(record).toString());
        expect(read()).toEqual(expected);
        // What was torn is gone for good: a second look finds the same, and can go on writing.
        const file = new RecordFile(path);
        expect([...file.records()]).toHaveLength(expected.length);
        file.append(text('more'));
        file.close();
        expect(read()).toEqual([...expected, 'more']);
      }),
      { numRuns: 60 },
    );
  });

  it('cuts off a tail that was never written, and keeps a copy of it', () => {
    write(text('one'));
    appendFileSync(path, Buffer.alloc(100));
    expect(read()).toEqual(['one']);
    expect(readFileSync(`${path}.torn`)).toEqual(Buffer.alloc(100));
  });

  it('does not take damage in the middle for a crash', () => {
    write(text('one'), text('two'), text('three'));
    const bytes = readFileSync(path);
    bytes[8] = (bytes[8] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(read).toThrow(DamagedRecord);
    expect(readFileSync(path)).toEqual(bytes);
  });
});
