import { spawnSync } from 'node:child_process';
import { ending } from './run';

test.each([
  [['-e', 'process.exit(134)'], /134/],
  [['-e', 'process.kill(process.pid, "SIGKILL")'], /SIGKILL/],
])('how a program ended is told: %j', (args, said) => {
  expect(ending(spawnSync(process.execPath, args))).toMatch(said);
});

test('a program that is not there is told too', () => {
  expect(ending(spawnSync('/nowhere/at/all'))).toMatch(/ENOENT/);
});
