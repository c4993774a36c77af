import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock } from './lock';

describe('a lock file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lock-'));
    path = join(folder, 'lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is held once in a process, and free again', () => {
    const letGo = takeLock(path);
    expect(takeLock(path)).toBeUndefined();
    letGo?.();
    expect(existsSync(path)).toBe(false);
    takeLock(path)?.();
  });

  it('holds while the process that took it runs, and not against another that has its id now', () => {
    const letGo = takeLock(path);
    const [, born = ''] = readFileSync(path, 'utf8').split(' ');
    letGo?.();
    // The first of all processes runs; it was not born when this one was. (The parent may be, to the hundredth of a
    // second.)
    writeFileSync(path, `1 ${born}`);
    if (born !== '') takeLock(path)?.();
    expect(existsSync(path)).toBe(born === '');
  });

  it.each(['', 'rubbish', '-1', `${process.pid} 1`])('left with %j, is taken over', (content) => {
    writeFileSync(path, content);
    expect(takeLock(path)).toBeInstanceOf(Function);
  });
});
