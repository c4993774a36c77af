/** The development server follows the files of the app, and says what is wrong with them. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppFolder, DevSite, textOf, useSite } from './site';

const running = useSite('business-licence');
const li = 'as=GD%2Fli';

/** Changes a file, and waits until open pages are told. */
async function changed(name: string, from: string, to: string): Promise<string> {
  const { site, folder } = running();
  const stream = await fetch(`${site.url}/events`);
  const lines = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  const before = (await lines.read()).value;
  folder.change(name, from, to);
  let told = before;
  while (told === before) told = (await lines.read()).value;
  await lines.cancel();
  return told ?? '';
}

test('a changed process is published; cases that were begun go on under what they began with', async () => {
  const { site } = running();
  const path = (await site.post(`/en/apps/business-licence/begin?${li}`)).at.split('?')[0] ?? '';
  const told = await changed('app.ts', "en: 'Submit'", "en: 'Hand in'");
  await site.printed(/Published GD\/business-licence, version 2/);
  const page = await site.get('/en/');
  expect(page.html).toContain(`data-revision="${told.replace('data: ', '').trim()}"`);
  expect(textOf(page)).toMatch(/GD\/business-licence ?, version 2/);
  expect(textOf(await site.get(`${path}?${li}`))).toMatch(/Under version 1 .*Submit …/);
  expect(textOf(await site.post(`/en/apps/business-licence/begin?${li}`))).toMatch(/Under version 2 .*Hand in …/);
}, 30_000);

test('a broken process is told with its place, on the page and in the terminal; the one before goes on', async () => {
  const { site } = running();
  await changed('app.ts', "to: 'reviewing'", "to: 'reviewed'");
  await site.printed(/business-licence: actions\.accept\.to: /);
  const page = await site.get('/en/');
  expect(textOf(page)).toMatch(
    /The definition has problems The one before goes on\. business-licence: actions\.accept\.to/,
  );
  expect(textOf(await site.get('/zh/'))).toContain('定义有误 沿用上一版。');
  expect(textOf(await site.post(`/en/apps/business-licence/begin?${li}`))).toMatch(/Under version 2/);
  await changed('app.ts', "to: 'reviewed'", "to: 'reviewing'");
  expect(textOf(await site.get('/en/'))).not.toContain('has problems');
}, 30_000);

test('a module that cannot be loaded is told by file and line', async () => {
  const { site } = running();
  await changed('forms.ts', 'const text =', "nowhere('x');\nconst text =");
  await site.printed(/src\/forms\.ts:\d+: It cannot be loaded: nowhere is not defined/);
  expect(textOf(await site.get('/en/'))).toMatch(/src\/forms\.ts:\d+ It cannot be loaded/);
  await changed('forms.ts', "nowhere('x');\n", '');
  expect(textOf(await site.get('/en/'))).not.toContain('cannot be loaded');
}, 30_000);

test('other sample data begin a new ledger', async () => {
  const { site } = running();
  await changed('scenarios.ts', "building: '示例大厦'", "building: '江畔大厦'");
  await site.printed(/the ledger begins anew/);
  expect(textOf(await site.get('/en/'))).toContain('None yet.');
}, 60_000);

test('it ends when it is told to, and says so', async () => {
  const folder = new AppFolder('business-licence');
  const site = await DevSite.start(folder.path);
  expect(await site.stop()).toBe(0);
  expect([site.out, site.err]).toEqual([expect.stringContaining('Stopped; the ledger is not kept.') as string, '']);
  folder.clear();
}, 60_000);

test('a port that is taken, and a folder without an app, are told', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  const folder = new AppFolder('business-licence');
  const busy = DevSite.spawn(folder.path, ['--port', String(port)]);
  expect([await busy.ended, busy.err]).toEqual([2, expect.stringMatching(/CLI-139 .*EADDRINUSE/) as string]);
  await new Promise((resolve) => taken.close(resolve));
  folder.clear();
  const without = new AppFolder({ 'readme.js': '' });
  for (const place of [without.path, `${without.path}/absent`]) {
    const none = DevSite.spawn(place);
    expect([await none.ended, none.err]).toEqual([2, expect.stringMatching(/CLI-140 .*holds no app/) as string]);
  }
  without.clear();
  const port70000 = DevSite.spawn(without.path, ['--port', '70000']);
  expect([await port70000.ended, port70000.err]).toEqual([2, expect.stringContaining('CLI-1') as string]);
}, 60_000);
