import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { isAlive, recordOf } from './record';

test('a process is alive until it ends', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  const record = recordOf(child.pid ?? 0);
  expect(record.born).toMatch(/./);
  expect(isAlive(record)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isAlive(record)).toBe(false);
});

test('another process that has got the same id is not taken for it', () => {
  expect(isAlive({ pid: process.pid, born: 'long ago' })).toBe(false);
});
