import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Processes } from './processes';
import { watch } from './watch';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'oneplusn-processes-'))));
afterEach(async () => {
  await new Processes(folder).stop();
  rmSync(folder, { recursive: true });
});

const forever = { program: process.execPath, args: ['-e', 'setInterval(() => {}, 1000)'], environment: {} };
const pidOf = (processes: Processes, name: string) => processes.status().find((status) => status.name === name)?.pid;

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !holds(); await sleep(20))
    if (Date.now() > end) throw new Error(`did not come: ${holds.toString()}`);
}

test('a later program finds what an earlier one started, and leaves it alone', () => {
  const earlier = new Processes(folder);
  earlier.start('a', forever);
  const later = new Processes(folder);
  later.start('a', forever);
  expect(pidOf(later, 'a')).toBe(pidOf(earlier, 'a'));
  expect(later.status()).toMatchObject([{ name: 'a', alive: true }]);
});

test('what was killed is found dead, said so, and started again', async () => {
  const processes = new Processes(folder);
  processes.start('a', forever);
  const first = pidOf(processes, 'a');
  processes.signal('a', 'SIGKILL');
  await until(() => processes.status().every(({ alive }) => !alive));
  expect(() => processes.check('a')).toThrow(/FABRIC-102/);
  expect(processes.revive()).toEqual(['a']);
  expect(pidOf(processes, 'a')).not.toBe(first);
  expect(processes.revive()).toEqual([]);
});

test('the watch starts again what ends, and ends with its network', async () => {
  const processes = new Processes(folder);
  processes.start('a', forever);
  const first = pidOf(processes, 'a');
  const told: string[] = [];
  const end = watch(processes, (name) => told.push(name));
  processes.signal('a', 'SIGKILL');
  await until(() => told.length > 0);
  expect(told).toEqual(['a']);
  expect(pidOf(processes, 'a')).not.toBe(first);
  end();
});

test('stop ends also who does not want to, and forgets all', async () => {
  const processes = new Processes(folder);
  const stubborn = ['-e', 'process.on("SIGTERM", () => {}); console.log("on"); setInterval(() => {}, 1000)'];
  processes.start('stubborn', { ...forever, args: stubborn });
  processes.start('a', forever);
  const pids = processes.status().map(({ pid }) => pid);
  await processes.stop();
  expect(processes.names).toEqual([]);
  // One that has ended keeps its number until this process has heard of it.
  await until(() => !pids.some(exists));
}, 20_000);

test('a program that is not there is said to have ended', async () => {
  const processes = new Processes(folder);
  processes.start('ghost', { program: join(folder, 'ghost'), args: [], environment: {} });
  await sleep(50);
  expect(() => processes.check('ghost')).toThrow(/FABRIC-102.*ENOENT/);
});
