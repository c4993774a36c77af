/** `npm run network -- up --data DIR`: the embedded ledger outlives its process. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { layout } from '@oneplusn/topology';
import { Workplace } from '../fabric/workplace';

const network = 'quickstart';
let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => place.leave());

const establish = (path: string) =>
  place.as(network, 'GD/admin', (ledger) =>
    ledger.registry.establish({ departments: [{ path, name: { zh: path, en: path } }] }),
  );
const departments = () =>
  place.as(network, 'GD/li', async (ledger) =>
    (await ledger.registry.departments({ msp: 'GD', size: 200 })).items.map(({ path }) => path),
  );

test('what was written is there after down, after kill -9, and gone after --purge', async () => {
  const kept = join(place.path, 'kept', network);
  await place.does('up', '--data', 'kept');
  expect(await place.does('status')).toContain(kept);
  await establish('first');
  await place.does('down');
  expect(place.left()).toEqual([]);

  // Somebody whom the topology has got since has no certificate there, and keeps nobody out.
  rmSync(dirname(layout.userMsp(join(kept, 'credentials'), 'ZJ', 'fan')), { recursive: true });
  // The folder is remembered.
  const out = await place.does('up');
  expect(out).toContain(kept);
  expect(out).not.toContain('Register authorities');
  await establish('second');
  await place.kill(network, 'daemon');
  await place.does('up', '--data', 'kept');
  expect(await departments()).toEqual(expect.arrayContaining(['first', 'second', 'hrss/licensing']));
  expect((await place.run('up', '--data', 'elsewhere')).out).toContain(kept);

  await place.does('down', '--purge');
  expect(readdirSync(join(place.path, 'kept'))).toEqual([]);
  await place.does('up');
  expect(await place.does('status')).toContain('in memory');
  expect(await departments()).not.toContain('first');
}, 120_000);

test('founding that was broken off half way is done again', async () => {
  await place.does('up', '--data', 'kept');
  await place.does('down');
  rmSync(join(place.path, 'kept', network, 'founded'));
  expect(await place.does('up')).toContain('Register authorities');
  expect(await departments()).toContain('hrss/licensing');
}, 60_000);

test('real Fabric has a folder of its own', async () => {
  const { exit, out } = await place.run('up', '--engine', 'fabric', '--data', 'kept');
  expect(exit).toBe(1);
  expect(out).toContain('--data');
  expect(place.left()).toEqual([]);
  expect(existsSync(join(place.path, 'kept'))).toBe(false);
}, 60_000);

test('the help tells of it', async () => {
  expect(await place.does('--help')).toContain('--data DIR');
});
